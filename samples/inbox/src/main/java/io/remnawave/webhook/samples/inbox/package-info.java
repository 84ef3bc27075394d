/** An application that keeps the events of a panel in its database and loses none, on any number of instances. */
package io.remnawave.webhook.samples.inbox;
