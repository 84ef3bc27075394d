@NullMarked
package io.remnawave.webhook.docs.servlet;

import org.jspecify.annotations.NullMarked;
