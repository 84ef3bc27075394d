package io.remnawave.webhook.testkit.cli;

import io.remnawave.webhook.testkit.fixture.PanelVersion;
import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** The version that was built, which Maven writes into a file beside this class. */
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() throws IOException {
        Properties build = new Properties();
        try (InputStream in = Version.class.getResourceAsStream("version.properties")) {
            build.load(in);
        }
        return new String[] {
            "remnawave-webhook " + build.getProperty("version"),
            "panels 1.3.3 to " + PanelVersion.newestKnown(),
            "Java " + Runtime.version()
        };
    }
}
