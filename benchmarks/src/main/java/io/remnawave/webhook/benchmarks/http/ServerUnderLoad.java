package io.remnawave.webhook.benchmarks.http;

/** The process that serves: prints its port, and ends when its standard input does. */
public final class ServerUnderLoad {

    private ServerUnderLoad() {}

    /**
     * Serves until it is told to end.
     *
     * @param arguments the name of a {@link ServerKind}
     */
    public static void main(String[] arguments) throws Exception {
        System.out.println(ServerKind.valueOf(arguments[0]).start());
        while (System.in.read() >= 0) {
            // Whoever started this process keeps the stream open as long as it is needed.
        }
        System.exit(0);
    }
}
