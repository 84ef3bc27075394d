/** What checks the pages, and writes those parts of them that are generated. */
@NullMarked
package io.remnawave.webhook.docs.page;

import org.jspecify.annotations.NullMarked;
