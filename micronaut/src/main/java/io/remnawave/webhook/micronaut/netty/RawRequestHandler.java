package io.remnawave.webhook.micronaut.netty;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.util.List;

/**
 * Lets requests to the endpoint come as they were sent, and leaves all others alone. Micronaut's own handler would
 *
 * <ul>
 *   <li>decode a compressed body and remove the header that tells of it, before anybody can refuse it;
 *   <li>take a broken chunk for the end of the body.
 * </ul>
 *
 * <p>One for each connection, on its event loop.
 */
final class RawRequestHandler extends ChannelInboundHandlerAdapter {

    private final RawBodies bodies;
    private boolean toTheEndpoint;

    RawRequestHandler(RawBodies bodies) {
        this.bodies = bodies;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
        if (message instanceof HttpRequest request) {
            toTheEndpoint = bodies.concern(request.uri());
            if (toTheEndpoint) {
                keepEncoded(request.headers());
            }
        }
        if (toTheEndpoint
                && message instanceof HttpContent content
                && content.decoderResult().isFailure()) {
            ReferenceCountUtil.release(message);
            context.fireExceptionCaught(new IOException(
                    "The framing of the body is broken", content.decoderResult().cause()));
            return;
        }
        super.channelRead(context, message);
    }

    private static void keepEncoded(HttpHeaders headers) {
        String encoding = RawBodies.undecodable(encodings(headers));
        if (encoding != null) {
            headers.set(HttpHeaderNames.CONTENT_ENCODING, encoding);
        }
    }

    private static List<String> encodings(HttpHeaders headers) {
        if (headers.contains(HttpHeaderNames.CONTENT_ENCODING)) {
            return headers.getAll(HttpHeaderNames.CONTENT_ENCODING);
        }
        String transfer = headers.get(HttpHeaderNames.TRANSFER_ENCODING);
        return transfer == null || transfer.strip().equalsIgnoreCase("chunked") ? List.of() : List.of(transfer);
    }
}
