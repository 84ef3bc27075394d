package io.remnawave.webhook.spring.listener.inherited;

import io.remnawave.webhook.event.UserEvent;
import io.remnawave.webhook.listener.RemnawaveEventListener;
import java.util.ArrayList;
import java.util.List;

/** Extended in another package, which does not see the method. */
public abstract class PackagePrivateListener {

    private final List<String> heard = new ArrayList<>();

    @RemnawaveEventListener
    void hear(UserEvent event) {
        heard.add(event.user().username());
    }

    public List<String> heard() {
        return heard;
    }
}
