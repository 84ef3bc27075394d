package io.remnawave.webhook.micronaut.netty;

import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.netty.channel.ChannelPipelineCustomizer;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.micronaut.web.router.RouteBuilder.UriNamingStrategy;
import io.netty.channel.Channel;
import io.netty.channel.ChannelPipeline;
import io.remnawave.webhook.WebhookSettings;
import jakarta.inject.Singleton;

/** Puts a {@link RawRequestHandler} into the pipeline of every HTTP/1 connection of Micronaut's Netty server. */
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
        registry.register(new ForServer(uris.resolveUri(settings.path())));
        return registry;
    }

    private record ForServer(String path) implements NettyServerCustomizer {

        @Override
        public NettyServerCustomizer specializeForChannel(Channel channel, ChannelRole role) {
            return role == ChannelRole.CONNECTION ? new ForConnection(channel.pipeline(), path) : this;
        }
    }

    private record ForConnection(ChannelPipeline pipeline, String path) implements NettyServerCustomizer {

        @Override
        public void onStreamPipelineBuilt() {
            // A connection of HTTP/2 has no such handler, and no chunks that could be broken.
            if (pipeline.get(ChannelPipelineCustomizer.HANDLER_MICRONAUT_INBOUND) != null) {
                pipeline.addBefore(
                        ChannelPipelineCustomizer.HANDLER_MICRONAUT_INBOUND,
                        "remnawave-webhook",
                        new RawRequestHandler(path));
            }
        }
    }
}
