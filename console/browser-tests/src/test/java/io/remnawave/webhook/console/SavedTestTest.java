package io.remnawave.webhook.console;

import static io.remnawave.webhook.testkit.fixture.RemnawaveFixtures.userExpired;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.remnawave.webhook.testkit.fixture.PanelEvent;
import io.remnawave.webhook.testkit.fixture.PanelVersion;
import io.remnawave.webhook.testkit.fixture.RemnawaveFixtures;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

class SavedTestTest {

    private static final String ID = "0123456789abcdef".repeat(4);

    @TempDir
    Path project;

    @Test
    void compilesAndPassesAsItIsForEveryEventOfEveryRecordedPanel() throws Exception {
        List<SavedTest> saved = new ArrayList<>();
        for (PanelVersion panel : PanelVersion.recorded()) {
            String id = Integer.toHexString(panel.hashCode()) + ID;
            for (PanelEvent event : PanelEvent.of(panel)) {
                saved.add(save(
                        event.name(),
                        id,
                        RemnawaveFixtures.fixture(event.name()).panel(panel).body()));
            }
        }

        TestExecutionSummary summary = compileAndRun(saved);

        assertThat(summary.getFailures())
                .extracting(failure -> failure.getException())
                .isEmpty();
        assertThat(summary.getTestsSucceededCount()).isEqualTo(saved.size()).isGreaterThan(50);
    }

    @Test
    void compilesAndPassesWhateverTheNameOfTheEvent() throws Exception {
        List<String> names = List.of(
                "user.\");System.exit(1);//",
                "user.\\u0022\\",
                "user.\u202e\n\r\u0000${class}${event}",
                "user.ÄÖ 漢字",
                "1.2",
                ".",
                "user." + "x".repeat(500));
        List<SavedTest> saved = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            saved.add(save(
                    names.get(i), i + ID, userExpired().renamed(names.get(i)).body()));
        }

        TestExecutionSummary summary = compileAndRun(saved);

        assertThat(summary.getFailures())
                .extracting(failure -> failure.getException())
                .isEmpty();
        assertThat(summary.getTestsSucceededCount()).isEqualTo(saved.size());
    }

    @Test
    void makesUpWhatIsMaskedAndKeepsTheRest() {
        byte[] body = userExpired()
                .username("alice")
                .set("data.ssPassword", "open sesame")
                .set("data.vlessUuid", "c0ffee00-0000-4000-8000-000000000000")
                .set("data.tomorrow", List.of("open sesame"))
                .body();

        String fixture = save("user.expired", ID, body).fixture();

        assertThat(fixture).contains("\"alice\"").doesNotContain("open sesame").doesNotContain("c0ffee00");
        assertThat(fixture.length()).isBetween(body.length - 400, body.length + 400);
    }

    private static SavedTest save(String event, String id, byte[] body) {
        return SavedTest.of(event, id, BodyText.of(body).orElseThrow());
    }

    private TestExecutionSummary compileAndRun(List<SavedTest> saved) throws IOException, ClassNotFoundException {
        Files.createDirectories(project.resolve("fixtures"));
        List<String> arguments = new ArrayList<>(List.of(
                "-proc:none",
                "-Xlint:all,-path",
                "-Werror",
                "-d",
                project.toString(),
                "-cp",
                System.getProperty("java.class.path")));
        for (SavedTest test : saved) {
            Files.writeString(project.resolve("fixtures").resolve(test.fixtureName()), test.fixture());
            Path source = project.resolve(test.testName());
            Files.writeString(source, test.test());
            arguments.add(source.toString());
        }
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        int result = ToolProvider.getSystemJavaCompiler().run(null, said, said, arguments.toArray(String[]::new));
        assertThat(result).as(said.toString(StandardCharsets.UTF_8)).isZero();

        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {project.toUri().toURL()}, SavedTestTest.class.getClassLoader())) {
            LauncherDiscoveryRequestBuilder request = LauncherDiscoveryRequestBuilder.request();
            for (SavedTest test : saved) {
                request.selectors(selectClass(loader.loadClass(test.testName().replace(".java", ""))));
            }
            Launcher launcher = LauncherFactory.create();
            launcher.execute(request.build(), listener);
        }
        return listener.getSummary();
    }
}
