package io.remnawave.webhook.inbox.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A wire to a server. Cut, what is connected neither hears anything any longer nor is closed; what connects later is well. */
public final class Wire implements AutoCloseable {

    private final int serverPort;
    private final ServerSocket entry;
    private final Set<Socket> alive = ConcurrentHashMap.newKeySet();
    private final Set<Socket> all = ConcurrentHashMap.newKeySet();

    public Wire(int serverPort) throws IOException {
        this.serverPort = serverPort;
        this.entry = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        start(this::accept);
    }

    public int port() {
        return entry.getLocalPort();
    }

    public void cut() {
        alive.clear();
    }

    private void accept() throws IOException {
        while (true) {
            Socket client = entry.accept();
            Socket server = new Socket(InetAddress.getLoopbackAddress(), serverPort);
            for (Socket end : new Socket[] {client, server}) {
                all.add(end);
                alive.add(end);
            }
            start(() -> carry(client, server));
            start(() -> carry(server, client));
        }
    }

    private void carry(Socket from, Socket to) throws IOException {
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream();
        byte[] buffer = new byte[8192];
        for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
            if (!alive.contains(from)) {
                return;
            }
            out.write(buffer, 0, length);
        }
        to.shutdownOutput();
    }

    private static void start(Carrying carrying) {
        Thread thread = new Thread(() -> {
            try {
                carrying.run();
            } catch (IOException e) { // one of both ends is gone
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    @FunctionalInterface
    private interface Carrying {
        void run() throws IOException;
    }

    @Override
    public void close() {
        try {
            entry.close();
            for (Socket socket : all) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
