package io.remnawave.webhook.benchmarks.http;

/** The process that serves: prints its port, and ends when its standard input does. */
public final class ServerUnderLoad {

    private ServerUnderLoad() {}

    /**
     * Serves until it is told to end.
     *
     * @param arguments {@code JDK} or {@code JETTY}
     */
    public static void main(String[] arguments) throws Exception {
        int port = switch (Server.valueOf(arguments[0])) {
            case JDK -> JdkServer.start();
            case JETTY -> JettyServer.start();
            default -> throw new IllegalArgumentException(arguments[0] + " has a jar of its own.");
        };
        System.out.println(port);
        while (System.in.read() >= 0) {
            // Whoever started this process keeps the stream open as long as it is needed.
        }
        System.exit(0);
    }
}
