@NullMarked
package io.remnawave.webhook.docs.spring;

import org.jspecify.annotations.NullMarked;
