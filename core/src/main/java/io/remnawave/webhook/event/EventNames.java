package io.remnawave.webhook.event;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The names of all events of panel 1.3.3 to 3.x.
 *
 * <p>An event keeps its name as text, so an event of a later panel needs no new version of this class.
 */
public final class EventNames {
    public static final String USER_CREATED = "user.created";

    public static final String USER_MODIFIED = "user.modified";

    public static final String USER_DELETED = "user.deleted";

    public static final String USER_REVOKED = "user.revoked";

    public static final String USER_DISABLED = "user.disabled";

    public static final String USER_ENABLED = "user.enabled";

    public static final String USER_LIMITED = "user.limited";

    public static final String USER_EXPIRED = "user.expired";

    /** Sent since panel 1.5.0. */
    public static final String USER_TRAFFIC_RESET = "user.traffic_reset";

    /** Declared by panel 1.3.3 to 1.4.8, never sent by a release. */
    public static final String USER_TRAFFIC_REACHED = "user.traffic_reached";

    public static final String NODE_CREATED = "node.created";

    public static final String NODE_MODIFIED = "node.modified";

    public static final String NODE_DISABLED = "node.disabled";

    public static final String NODE_ENABLED = "node.enabled";

    /** Sent since panel 1.5.0. */
    public static final String NODE_DELETED = "node.deleted";

    public static final String NODE_CONNECTION_LOST = "node.connection_lost";

    public static final String NODE_CONNECTION_RESTORED = "node.connection_restored";

    /** Declared by panel 1.3.3 to 1.4.8, never sent by a release. */
    public static final String NODE_RESTARTED = "node.restarted";

    public static final String NODE_TRAFFIC_NOTIFY = "node.traffic_notify";

    /** Panel 1.5.0 to 2.7.4, then {@link #USER_EXPIRATION}. */
    public static final String USER_EXPIRES_IN_72_HOURS = "user.expires_in_72_hours";

    /** Panel 1.5.0 to 2.7.4, then {@link #USER_EXPIRATION}. */
    public static final String USER_EXPIRES_IN_48_HOURS = "user.expires_in_48_hours";

    /** Panel 1.5.0 to 2.7.4, then {@link #USER_EXPIRATION}. */
    public static final String USER_EXPIRES_IN_24_HOURS = "user.expires_in_24_hours";

    /** Panel 1.5.0 to 2.7.4, then {@link #USER_EXPIRATION}. */
    public static final String USER_EXPIRED_24_HOURS_AGO = "user.expired_24_hours_ago";

    /** Since panel 1.6.1. */
    public static final String SERVICE_PANEL_STARTED = "service.panel_started";

    /** Since panel 1.6.1. */
    public static final String SERVICE_LOGIN_ATTEMPT_FAILED = "service.login_attempt_failed";

    /** Since panel 1.6.1. */
    public static final String SERVICE_LOGIN_ATTEMPT_SUCCESS = "service.login_attempt_success";

    /** Since panel 1.6.3. */
    public static final String USER_FIRST_CONNECTED = "user.first_connected";

    /** Since panel 1.6.3. */
    public static final String USER_BANDWIDTH_USAGE_THRESHOLD_REACHED = "user.bandwidth_usage_threshold_reached";

    /** Declared since panel 1.6.3, never sent by a release up to 3.3.2. */
    public static final String ERRORS_BANDWIDTH_USAGE_THRESHOLD_REACHED_MAX_NOTIFICATIONS =
            "errors.bandwidth_usage_threshold_reached_max_notifications";

    /** Since panel 2.0.0. */
    public static final String CRM_INFRA_BILLING_NODE_PAYMENT_IN_7_DAYS = "crm.infra_billing_node_payment_in_7_days";

    /** Since panel 2.0.0. */
    public static final String CRM_INFRA_BILLING_NODE_PAYMENT_IN_48HRS = "crm.infra_billing_node_payment_in_48hrs";

    /** Since panel 2.0.0. */
    public static final String CRM_INFRA_BILLING_NODE_PAYMENT_IN_24HRS = "crm.infra_billing_node_payment_in_24hrs";

    /** Since panel 2.0.0. */
    public static final String CRM_INFRA_BILLING_NODE_PAYMENT_DUE_TODAY = "crm.infra_billing_node_payment_due_today";

    /** Since panel 2.0.0. */
    public static final String CRM_INFRA_BILLING_NODE_PAYMENT_OVERDUE_24HRS =
            "crm.infra_billing_node_payment_overdue_24hrs";

    /** Since panel 2.0.0. */
    public static final String CRM_INFRA_BILLING_NODE_PAYMENT_OVERDUE_48HRS =
            "crm.infra_billing_node_payment_overdue_48hrs";

    /** Since panel 2.0.0. */
    public static final String CRM_INFRA_BILLING_NODE_PAYMENT_OVERDUE_7_DAYS =
            "crm.infra_billing_node_payment_overdue_7_days";

    /** Since panel 2.1.12. */
    public static final String USER_HWID_DEVICES_ADDED = "user_hwid_devices.added";

    /** Since panel 2.1.12. */
    public static final String USER_HWID_DEVICES_DELETED = "user_hwid_devices.deleted";

    /** Since panel 2.2.0; {@link UserEvent#notConnectedAfter()} tells for how long. */
    public static final String USER_NOT_CONNECTED = "user.not_connected";

    /** Since panel 2.6.0. */
    public static final String SERVICE_SUBPAGE_CONFIG_CHANGED = "service.subpage_config_changed";

    /** Since panel 2.7.0. */
    public static final String TORRENT_BLOCKER_REPORT = "torrent_blocker.report";

    /** Since panel 2.8.0; {@link UserEvent#expirationOffset()} tells how long before or after the expiry. */
    public static final String USER_EXPIRATION = "user.expiration";

    /** Since panel 2.8.0. */
    public static final String SERVICE_API_TOKEN_CREATED = "service.api_token_created";

    /** Since panel 2.8.0. */
    public static final String SERVICE_API_TOKEN_DELETED = "service.api_token_deleted";

    private static final Set<String> ALL = Collections.unmodifiableSet(new LinkedHashSet<>(List.of(
            USER_CREATED,
            USER_MODIFIED,
            USER_DELETED,
            USER_REVOKED,
            USER_DISABLED,
            USER_ENABLED,
            USER_LIMITED,
            USER_EXPIRED,
            USER_TRAFFIC_RESET,
            USER_TRAFFIC_REACHED,
            NODE_CREATED,
            NODE_MODIFIED,
            NODE_DISABLED,
            NODE_ENABLED,
            NODE_DELETED,
            NODE_CONNECTION_LOST,
            NODE_CONNECTION_RESTORED,
            NODE_RESTARTED,
            NODE_TRAFFIC_NOTIFY,
            USER_EXPIRES_IN_72_HOURS,
            USER_EXPIRES_IN_48_HOURS,
            USER_EXPIRES_IN_24_HOURS,
            USER_EXPIRED_24_HOURS_AGO,
            SERVICE_PANEL_STARTED,
            SERVICE_LOGIN_ATTEMPT_FAILED,
            SERVICE_LOGIN_ATTEMPT_SUCCESS,
            USER_FIRST_CONNECTED,
            USER_BANDWIDTH_USAGE_THRESHOLD_REACHED,
            ERRORS_BANDWIDTH_USAGE_THRESHOLD_REACHED_MAX_NOTIFICATIONS,
            CRM_INFRA_BILLING_NODE_PAYMENT_IN_7_DAYS,
            CRM_INFRA_BILLING_NODE_PAYMENT_IN_48HRS,
            CRM_INFRA_BILLING_NODE_PAYMENT_IN_24HRS,
            CRM_INFRA_BILLING_NODE_PAYMENT_DUE_TODAY,
            CRM_INFRA_BILLING_NODE_PAYMENT_OVERDUE_24HRS,
            CRM_INFRA_BILLING_NODE_PAYMENT_OVERDUE_48HRS,
            CRM_INFRA_BILLING_NODE_PAYMENT_OVERDUE_7_DAYS,
            USER_HWID_DEVICES_ADDED,
            USER_HWID_DEVICES_DELETED,
            USER_NOT_CONNECTED,
            SERVICE_SUBPAGE_CONFIG_CHANGED,
            TORRENT_BLOCKER_REPORT,
            USER_EXPIRATION,
            SERVICE_API_TOKEN_CREATED,
            SERVICE_API_TOKEN_DELETED)));

    private EventNames() {}

    /** All names of this class, in the order in which the panel got them. */
    public static Set<String> all() {
        return ALL;
    }

    /** Whether the name is one of {@link #all()}. */
    public static boolean isKnown(String name) {
        return ALL.contains(name);
    }
}
