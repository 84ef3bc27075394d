package io.remnawave.webhook.micronaut.netty;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2FrameListener;
import io.netty.handler.codec.http2.Http2FrameListenerDecorator;
import io.netty.handler.codec.http2.Http2Headers;

/**
 * Lets requests to the endpoint come as they were sent over a connection of HTTP/2, and leaves all others alone. One for each
 * connection, on its event loop.
 */
final class RawFrameListener extends Http2FrameListenerDecorator {

    private final RawBodies bodies;

    RawFrameListener(Http2FrameListener next, RawBodies bodies) {
        super(next);
        this.bodies = bodies;
    }

    @Override
    public void onHeadersRead(
            ChannelHandlerContext context, int stream, Http2Headers headers, int padding, boolean endOfStream)
            throws Http2Exception {
        keepEncoded(headers);
        super.onHeadersRead(context, stream, headers, padding, endOfStream);
    }

    @Override
    public void onHeadersRead(
            ChannelHandlerContext context,
            int stream,
            Http2Headers headers,
            int dependency,
            short weight,
            boolean exclusive,
            int padding,
            boolean endOfStream)
            throws Http2Exception {
        keepEncoded(headers);
        super.onHeadersRead(context, stream, headers, dependency, weight, exclusive, padding, endOfStream);
    }

    private void keepEncoded(Http2Headers headers) {
        if (bodies.concern(headers.path())) {
            String encoding = RawBodies.undecodable(headers.getAll(HttpHeaderNames.CONTENT_ENCODING));
            if (encoding != null) {
                headers.set(HttpHeaderNames.CONTENT_ENCODING, encoding);
            }
        }
    }
}
