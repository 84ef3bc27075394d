package io.remnawave.webhook.benchmarks.http;

import com.sun.management.OperatingSystemMXBean;
import io.remnawave.webhook.WebhookReceiver;
import io.remnawave.webhook.console.WebhookConsole;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The server of the JDK, which takes the least of all for a request, with a receiver, and with a console or without. Prints its
 * port, and answers what it is asked on its standard input: the processor time in nanoseconds, and the heap that is in use after a
 * collection.
 */
final class ConsoledServer {

    private ConsoledServer() {}

    public static void main(String[] arguments) throws IOException {
        try (WebhookConsole console =
                Boolean.parseBoolean(arguments[0]) ? WebhookConsole.builder().start() : null) {
            System.out.println(JdkServer.start(receiver(console)));
            BufferedReader questions = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            for (String question = questions.readLine(); question != null; question = questions.readLine()) {
                System.out.println(question.equals("heap") ? heap() : cpu());
            }
        }
    }

    private static WebhookReceiver receiver(@Nullable WebhookConsole console) {
        WebhookReceiver receiver = Receivers.remnawave(builder -> {
            if (console != null) {
                builder.observer(console.observer());
            }
        });
        if (console != null) {
            console.attach(receiver);
        }
        return receiver;
    }

    /** In steps of ten milliseconds; that of single threads would lose those that end. */
    private static long cpu() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }

    private static long heap() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
