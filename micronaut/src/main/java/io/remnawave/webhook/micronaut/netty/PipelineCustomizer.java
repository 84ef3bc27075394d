package io.remnawave.webhook.micronaut.netty;

import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.netty.channel.ChannelPipelineCustomizer;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.micronaut.web.router.RouteBuilder.UriNamingStrategy;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http2.CleartextHttp2ServerUpgradeHandler;
import io.netty.handler.codec.http2.CleartextHttp2ServerUpgradeHandler.PriorKnowledgeUpgradeEvent;
import io.netty.handler.codec.http2.Http2ConnectionDecoder;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.handler.codec.http2.Http2FrameCodec;
import io.remnawave.webhook.WebhookSettings;
import jakarta.inject.Singleton;

/**
 * Puts a {@link RawRequestHandler} into the pipeline of every HTTP/1 connection of Micronaut's Netty server, and of every stream
 * that has a pipeline of its own; and a {@link RawFrameListener} before the streams of an HTTP/2 connection that have none.
 */
@Singleton
@Requires(classes = NettyServerCustomizer.class)
final class PipelineCustomizer implements BeanCreatedEventListener<NettyServerCustomizer.Registry> {

    private final WebhookSettings settings;
    private final UriNamingStrategy uris;

    PipelineCustomizer(WebhookSettings settings, UriNamingStrategy uris) {
        this.settings = settings;
        this.uris = uris;
    }

    @Override
    public NettyServerCustomizer.Registry onCreated(BeanCreatedEvent<NettyServerCustomizer.Registry> event) {
        NettyServerCustomizer.Registry registry = event.getBean();
        registry.register(new ForServer(new RawBodies(uris.resolveUri(settings.path()))));
        return registry;
    }

    private record ForServer(RawBodies bodies) implements NettyServerCustomizer {

        @Override
        public NettyServerCustomizer specializeForChannel(Channel channel, ChannelRole role) {
            return role == ChannelRole.CONNECTION ? new ForRequests(channel.pipeline(), bodies) : this;
        }
    }

    private record ForRequests(ChannelPipeline pipeline, RawBodies bodies) implements NettyServerCustomizer {

        @Override
        public NettyServerCustomizer specializeForChannel(Channel stream, ChannelRole role) {
            return new ForRequests(stream.pipeline(), bodies);
        }

        @Override
        public void onInitialPipelineBuilt() {
            if (pipeline.get(Http2ConnectionHandler.class) != null) {
                keepFramesRaw(pipeline, bodies);
            } else if (pipeline.get(CleartextHttp2ServerUpgradeHandler.class) != null) {
                pipeline.addFirst(new UpgradeHandler(bodies));
                pipeline.addLast(new UpgradeHandler(bodies));
            }
        }

        @Override
        public void onStreamPipelineBuilt() {
            // A connection of HTTP/2 has no such handler, and no chunks that could be broken.
            if (pipeline.get(ChannelPipelineCustomizer.HANDLER_MICRONAUT_INBOUND) != null) {
                pipeline.addBefore(
                        ChannelPipelineCustomizer.HANDLER_MICRONAUT_INBOUND,
                        "remnawave-webhook",
                        new RawRequestHandler(bodies));
            }
        }
    }

    private static void keepFramesRaw(ChannelPipeline pipeline, RawBodies bodies) {
        Http2ConnectionHandler connection = pipeline.get(Http2ConnectionHandler.class);
        if (connection != null && !(connection instanceof Http2FrameCodec)) { // which gives each stream a pipeline
            Http2ConnectionDecoder decoder = connection.decoder();
            if (!(decoder.frameListener() instanceof RawFrameListener)) {
                decoder.frameListener(new RawFrameListener(decoder.frameListener(), bodies));
            }
        }
    }

    /**
     * A connection without TLS has its handler of HTTP/2 once the other side has said that it speaks that. Who says so at once is
     * noticed by the event, at the end of the pipeline; who asks for an upgrade, of which Micronaut passes no event on, when all
     * that was read has been looked at, at its beginning.
     */
    private static final class UpgradeHandler extends ChannelInboundHandlerAdapter {

        private final RawBodies bodies;

        UpgradeHandler(RawBodies bodies) {
            this.bodies = bodies;
        }

        @Override
        public void userEventTriggered(ChannelHandlerContext context, Object event) throws Exception {
            if (event instanceof PriorKnowledgeUpgradeEvent) {
                keepFramesRaw(context.pipeline(), bodies);
            }
            super.userEventTriggered(context, event);
        }

        @Override
        public void channelReadComplete(ChannelHandlerContext context) throws Exception {
            keepFramesRaw(context.pipeline(), bodies);
            super.channelReadComplete(context);
        }
    }
}
