package io.remnawave.webhook.samples.servlet;

import io.remnawave.webhook.delivery.Delivery;
import io.remnawave.webhook.event.UserHwidDeviceEvent;
import io.remnawave.webhook.listener.RemnawaveEventListener;

final class DeviceListener {

    private final Journal journal;

    DeviceListener(Journal journal) {
        this.journal = journal;
    }

    @RemnawaveEventListener("user_hwid_devices.*")
    void print(UserHwidDeviceEvent event, Delivery delivery) {
        journal.add(
                event,
                delivery,
                () -> new Summary(
                        event.user().username(),
                        () -> "device " + event.device().hwid()));
    }
}
