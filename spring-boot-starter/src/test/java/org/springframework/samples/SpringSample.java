package org.springframework.samples;

import io.remnawave.webhook.event.RemnawaveEvent;
import io.remnawave.webhook.listener.RemnawaveEventListener;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** A bean of an application that lives in a package of Spring, as Spring's own samples do. */
@Component
public class SpringSample {

    private final List<String> heard = new ArrayList<>();

    @RemnawaveEventListener
    void hear(RemnawaveEvent event) {
        heard.add(event.name());
    }

    public List<String> heard() {
        return heard;
    }
}
