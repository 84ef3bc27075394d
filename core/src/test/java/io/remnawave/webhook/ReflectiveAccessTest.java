package io.remnawave.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.jdi.Bootstrap;
import com.sun.jdi.ClassObjectReference;
import com.sun.jdi.Method;
import com.sun.jdi.ObjectReference;
import com.sun.jdi.ReferenceType;
import com.sun.jdi.StackFrame;
import com.sun.jdi.StringReference;
import com.sun.jdi.Value;
import com.sun.jdi.VirtualMachine;
import com.sun.jdi.connect.Connector;
import com.sun.jdi.connect.LaunchingConnector;
import com.sun.jdi.event.BreakpointEvent;
import com.sun.jdi.event.ClassPrepareEvent;
import com.sun.jdi.event.Event;
import com.sun.jdi.event.EventSet;
import com.sun.jdi.event.VMDeathEvent;
import com.sun.jdi.event.VMDisconnectEvent;
import com.sun.jdi.request.ClassPrepareRequest;
import com.sun.jdi.request.EventRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What core looks for by reflection while it does all that it can, seen by a debugger that stops at each such call of the JDK:
 * only the application's listeners, and what core's metadata for native images names. GraalVM's own agent would see the same,
 * but it is in no other JDK, and no native image is built here.
 */
final class ReflectiveAccessTest {

    private static final String METADATA =
            "/META-INF/native-image/io.remnawave.webhook/remnawave-webhook-core/reflect-config.json";

    private static final String APPLICATION = "com.example.receiver.";

    /** The calls that a native image has to be told of, by class. {@code loadClass} is what the JVM itself calls to link. */
    private static final Map<String, Set<String>> REFLECTION = Map.of(
            "java.lang.Class",
            Set.of(
                    "forName",
                    "getConstructor",
                    "getConstructors",
                    "getDeclaredConstructor",
                    "getDeclaredConstructors",
                    "getDeclaredField",
                    "getDeclaredFields",
                    "getDeclaredMethod",
                    "getDeclaredMethods",
                    "getField",
                    "getFields",
                    "getMethod",
                    "getMethods",
                    "getRecordComponents",
                    "getResource",
                    "getResourceAsStream",
                    "newInstance"),
            "java.lang.ClassLoader",
            Set.of("getResource", "getResources", "getResourceAsStream"),
            "java.lang.reflect.Constructor",
            Set.of("newInstance"),
            "java.lang.reflect.Method",
            Set.of("invoke"),
            "java.lang.reflect.Proxy",
            Set.of("newProxyInstance"),
            "java.lang.invoke.MethodHandles$Lookup",
            Set.of("findClass", "findConstructor", "findStatic", "findVirtual", "unreflect", "unreflectConstructor"),
            "java.util.ServiceLoader",
            Set.of("load", "loadInstalled"),
            "java.util.ResourceBundle",
            Set.of("getBundle"));

    private final Set<String> accesses = new TreeSet<>();

    @Test
    @Timeout(180)
    void isOfTheApplicationOrTold() throws Exception {
        VirtualMachine machine = launch();
        CompletableFuture<String> output = printedBy(machine.process().getInputStream());
        CompletableFuture<String> errors = printedBy(machine.process().getErrorStream());

        follow(machine);

        assertThat(output.get()).as(errors::join).contains("handled ");
        Set<String> told = told();
        assertThat(accesses)
                .as("the run has to use what is checked here")
                .anyMatch(access -> access.contains("getDeclaredMethods " + APPLICATION))
                .anyMatch(access -> access.contains("forName com.fasterxml.jackson.databind.json.JsonMapper"));
        assertThat(accesses).allSatisfy(access -> {
            String target = access.substring(access.lastIndexOf(' ') + 1);
            assertThat(target.startsWith(APPLICATION) || told.contains(target))
                    .as("%s: name it in %s, or do without", access, METADATA)
                    .isTrue();
        });
    }

    private static VirtualMachine launch() throws Exception {
        LaunchingConnector connector = Bootstrap.virtualMachineManager().defaultConnector();
        Map<String, Connector.Argument> arguments = connector.defaultArguments();
        arguments.get("options").setValue("-cp \"" + System.getProperty("java.class.path") + "\"");
        arguments.get("main").setValue(APPLICATION + "ReceiverOfEverything");
        return connector.launch(arguments);
    }

    private static CompletableFuture<String> printedBy(InputStream stream) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private void follow(VirtualMachine machine) throws Exception {
        for (String type : REFLECTION.keySet()) {
            machine.classesByName(type).forEach(ReflectiveAccessTest::stopAtCalls);
            ClassPrepareRequest loaded = machine.eventRequestManager().createClassPrepareRequest();
            loaded.addClassFilter(type);
            loaded.setSuspendPolicy(EventRequest.SUSPEND_ALL);
            loaded.enable();
        }
        while (true) {
            EventSet events = machine.eventQueue().remove();
            for (Event event : events) {
                if (event instanceof ClassPrepareEvent prepared) {
                    stopAtCalls(prepared.referenceType());
                } else if (event instanceof BreakpointEvent stopped) {
                    note(stopped);
                } else if (event instanceof VMDeathEvent || event instanceof VMDisconnectEvent) {
                    machine.process().waitFor();
                    return;
                }
            }
            events.resume();
        }
    }

    private static void stopAtCalls(ReferenceType type) {
        for (Method method : type.methods()) {
            if (REFLECTION.get(type.name()).contains(method.name()) && !method.isNative() && !method.isAbstract()) {
                EventRequest stop =
                        type.virtualMachine().eventRequestManager().createBreakpointRequest(method.location());
                stop.setSuspendPolicy(EventRequest.SUSPEND_EVENT_THREAD);
                stop.enable();
            }
        }
    }

    /** Only what core calls itself: what a library or the JDK does for it, is theirs to tell. */
    private void note(BreakpointEvent stopped) throws Exception {
        List<StackFrame> frames =
                stopped.thread().frames(0, Math.min(2, stopped.thread().frameCount()));
        if (frames.size() < 2) {
            return;
        }
        String caller = frames.get(1).location().declaringType().name();
        if (caller.startsWith("io.remnawave.webhook.") && !caller.equals(Panel.class.getName())) {
            accesses.add(caller + ": " + frames.get(0).location().method().name() + " " + target(frames.get(0)));
        }
    }

    /** The class or resource that is asked for. */
    private static String target(StackFrame call) {
        for (Value value : Stream.concat(call.getArgumentValues().stream(), Stream.ofNullable(call.thisObject()))
                .toList()) {
            if (value instanceof StringReference text) {
                return text.value();
            }
            if (value instanceof ClassObjectReference type) {
                return type.reflectedType().name();
            }
            if (value instanceof ObjectReference object
                    && object.referenceType().fieldByName("clazz") != null) {
                ClassObjectReference owner = (ClassObjectReference)
                        object.getValue(object.referenceType().fieldByName("clazz"));
                return owner.reflectedType().name();
            }
        }
        return "?";
    }

    private static Set<String> told() throws Exception {
        try (InputStream file = WebhookReceiver.class.getResourceAsStream(METADATA)) {
            return new ObjectMapper()
                    .readTree(file).findValues("name").stream()
                            .map(JsonNode::asText)
                            .collect(Collectors.toSet());
        }
    }
}
