package io.remnawave.webhook.spring.modulith;

import static org.assertj.core.api.Assertions.assertThat;

import io.remnawave.webhook.decode.EventDecoder;
import io.remnawave.webhook.event.UserEvent;
import io.remnawave.webhook.spring.Contexts;
import io.remnawave.webhook.spring.modulith.ModulithApplication.Behaviour;
import io.remnawave.webhook.spring.modulith.ModulithApplication.PublishedByAListener;
import io.remnawave.webhook.spring.modulith.ModulithApplication.PublishedByTheSdk;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Spring Modulith's JDBC registry of event publications, an application that dies, and one that starts on its database. */
final class ModulithCrashTest {

    @TempDir
    Path directory;

    @Test
    void submitsAnEventOfAPanelAgainAfterTheProcessDiedInTheModule() throws Exception {
        List<String> first = run(Behaviour.DIE_IN_MODULE, PublishedByTheSdk.class, "alice");
        List<String> second = run(Behaviour.TAKE, PublishedByTheSdk.class, "");

        assertThat(first).endsWith("exit 9").noneMatch(line -> line.startsWith("took"));
        assertThat(second).containsSubsequence("took alice " + vlessUuid(), "done", "open 0", "exit 0");
    }

    @Test
    void submitsAnEventOfAPanelAgainAfterTheModuleFailed() throws Exception {
        List<String> first = run(Behaviour.FAIL_IN_MODULE, PublishedByTheSdk.class, "alice");
        List<String> second = run(Behaviour.TAKE, PublishedByTheSdk.class, "");

        assertThat(first).containsSubsequence("answer HANDLED", "done", "open 1", "exit 0");
        assertThat(second).containsSubsequence("took alice " + vlessUuid(), "done", "open 0", "exit 0");
    }

    @Test
    void startsOnTheRowsOfAFailureWithoutSubmittingThem() throws Exception {
        run(Behaviour.FAIL_IN_MODULE, PublishedByTheSdk.class, "alice");
        List<String> second = run(Behaviour.FAIL_IN_MODULE, PublishedByTheSdk.class, "bob");

        assertThat(second).containsSubsequence("answer HANDLED", "done", "open 2", "exit 0");
    }

    @Test
    void submitsAnEventOfTheApplicationAgainThatAListenerPublishedInItsTransaction() throws Exception {
        List<String> first = run(Behaviour.DIE_IN_MODULE, PublishedByAListener.class, "alice");
        List<String> second = run(Behaviour.TAKE, PublishedByAListener.class, "");

        assertThat(first).endsWith("exit 9").noneMatch(line -> line.startsWith("took"));
        assertThat(second).containsSubsequence("took alice", "done", "open 0", "exit 0");
    }

    /** Nothing was committed and nothing answered, so the panel sends the delivery again. */
    @Test
    void takesTheRepeatedDeliveryOnceAfterTheProcessDiedBeforeTheCommit() throws Exception {
        List<String> first = run(Behaviour.DIE_BEFORE_COMMIT, PublishedByAListener.class, "alice");
        List<String> second = run(Behaviour.TAKE, PublishedByAListener.class, "alice");

        assertThat(first).containsExactly("exit 9");
        assertThat(second).filteredOn(line -> line.startsWith("took")).containsExactly("took alice");
        assertThat(second).contains("answer HANDLED", "open 0", "exit 0");
    }

    private List<String> run(Behaviour behaviour, Class<?> application, String delivered) throws Exception {
        List<String> said = ModulithApplication.run(directory.resolve("modulith"), behaviour, application, delivered);
        return said.stream()
                .filter(line -> line.matches("(answer|took|done|nothing|open|exit).*"))
                .toList();
    }

    private static String vlessUuid() {
        UserEvent event = (UserEvent)
                EventDecoder.standard().decode(Contexts.userCreated("alice").body());
        return event.user().vlessUuid().reveal();
    }
}
