package io.remnawave.webhook.samples.demo;

import java.nio.file.Path;
import java.sql.SQLException;
import org.h2.tools.Server;

/** A database on a free port, which can be away for a while and has then what it had before. */
final class DatabaseServer implements AutoCloseable {

    private final Path folder;
    private Server server;

    /** @param folder of its files */
    DatabaseServer(Path folder) throws SQLException {
        this.folder = folder;
        this.server = listen(0);
    }

    private Server listen(int port) throws SQLException {
        return Server.createTcpServer("-tcpPort", Integer.toString(port), "-baseDir", folder.toString(), "-ifNotExists")
                .start();
    }

    String url() {
        return "jdbc:h2:tcp://localhost:" + server.getPort() + "/./inbox";
    }

    /** Breaks all connections, and takes no more. */
    void stop() {
        server.stop();
    }

    /** Is there again. */
    void start() throws SQLException {
        server = listen(server.getPort());
    }

    @Override
    public void close() {
        server.stop();
    }
}
