package io.remnawave.webhook.servlet;

import io.remnawave.webhook.testkit.compatibility.SignedBody;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.http.MetaData;
import org.eclipse.jetty.http2.api.Session;
import org.eclipse.jetty.http2.api.Stream;
import org.eclipse.jetty.http2.client.HTTP2Client;
import org.eclipse.jetty.http2.frames.DataFrame;
import org.eclipse.jetty.http2.frames.HeadersFrame;
import org.eclipse.jetty.http2.frames.ResetFrame;
import org.eclipse.jetty.http2.frames.SettingsFrame;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.component.LifeCycle;
import org.jspecify.annotations.Nullable;

/** Sends over one connection of HTTP/2, each request as far as it is told to, and takes answers that come before its end. */
final class Http2Panel implements AutoCloseable {

    /** A well-formed signature that no secret makes. */
    static final String FORGED = "0".repeat(64);

    private static final long PATIENCE_SECONDS = 10;

    private final HTTP2Client client = new HTTP2Client();
    private final Session session;
    private final URI url;

    Http2Panel(URI url) throws Exception {
        this(url, Map.of());
    }

    private Http2Panel(URI url, Map<Integer, Integer> settings) throws Exception {
        this.url = url;
        client.start();
        Session.Listener listener = new Session.Listener() {
            @Override
            public Map<Integer, Integer> onPreface(Session session) {
                return new HashMap<>(settings);
            }
        };
        session = client.connect(new InetSocketAddress(url.getHost(), url.getPort()), listener)
                .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    /** One who takes no byte of an answer's body. */
    static Http2Panel withoutAWindow(URI url) throws Exception {
        return new Http2Panel(url, Map.of(SettingsFrame.INITIAL_WINDOW_SIZE, 0));
    }

    Answer deliver(SignedBody body) throws Exception {
        return send(body.signature(), body.bytes().length, body.bytes(), true);
    }

    /** Signed with anything, and ended or not. */
    Answer forge(int length, boolean ended) throws Exception {
        return send(FORGED, -1, new byte[length], ended);
    }

    /** Says how long the body will be, and sends none of it. */
    Answer announce(long length) throws Exception {
        return send(FORGED, length, new byte[0], false);
    }

    /** Sends some of a longer body, and waits for nothing. Without a signature where that is null. */
    void stall(@Nullable String signature, long length, int sent) {
        begin(signature, length, new byte[sent], false);
    }

    private Answer send(String signature, long length, byte[] body, boolean ended) throws Exception {
        return begin(signature, length, body, ended).answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    private Reader begin(@Nullable String signature, long length, byte[] body, boolean ended) {
        HttpFields.Mutable fields = HttpFields.build();
        if (signature != null) {
            fields.put("X-Remnawave-Signature", signature);
        }
        MetaData.Request head =
                new MetaData.Request("POST", HttpURI.from(url.toString()), HttpVersion.HTTP_2, fields, length);
        Reader reader = new Reader();
        session.newStream(new HeadersFrame(head, null, false), reader)
                .thenCompose(stream -> body.length == 0 && !ended
                        ? CompletableFuture.completedFuture(stream)
                        : stream.data(new DataFrame(stream.getId(), ByteBuffer.wrap(body), ended)))
                .exceptionally(refused -> null); // the answer tells
        return reader;
    }

    @Override
    public void close() {
        LifeCycle.stop(client);
    }

    record Answer(int status, HttpFields headers, String body) {}

    private static final class Reader implements Stream.Listener {

        private final CompletableFuture<Answer> answer = new CompletableFuture<>();
        private final StringBuilder body = new StringBuilder();
        private MetaData.Response head;

        @Override
        public void onHeaders(Stream stream, HeadersFrame frame) {
            if (frame.getMetaData() instanceof MetaData.Response response) {
                head = response;
            }
            if (frame.isEndStream()) {
                end();
            } else {
                stream.demand();
            }
        }

        @Override
        public void onDataAvailable(Stream stream) {
            Stream.Data data = stream.readData();
            if (data == null) {
                stream.demand();
                return;
            }
            body.append(StandardCharsets.UTF_8.decode(data.frame().getByteBuffer()));
            boolean ended = data.frame().isEndStream();
            data.release();
            if (ended) {
                end();
            } else {
                stream.demand();
            }
        }

        private void end() {
            answer.complete(new Answer(head.getStatus(), head.getHttpFields(), body.toString()));
        }

        @Override
        public void onFailure(Stream stream, int error, String reason, Throwable failure, Callback callback) {
            answer.completeExceptionally(new IllegalStateException(error + " " + reason, failure));
            callback.succeeded();
        }

        @Override
        public void onReset(Stream stream, ResetFrame frame, Callback callback) {
            answer.completeExceptionally(new IllegalStateException("reset without an answer: " + frame));
            callback.succeeded();
        }
    }
}
