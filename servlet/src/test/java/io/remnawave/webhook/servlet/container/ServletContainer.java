package io.remnawave.webhook.servlet.container;

import jakarta.servlet.Filter;
import jakarta.servlet.Servlet;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A servlet container that starts on a free port. */
public interface ServletContainer {

    /** As its makers name it, with the version that is running. */
    String version();

    /**
     * Serves one servlet, made by hand, at a path and that path with a slash behind it, behind filters for all paths.
     *
     * @param readTimeout how long a thread of the container waits for a sender; as the container has it where null
     */
    RunningContainer serve(Servlet servlet, String path, List<Filter> filters, @Nullable Duration readTimeout)
            throws Exception;

    /**
     * Deploys a web application the way the container does it.
     *
     * @throws Exception if the container refuses the deployment
     */
    RunningContainer deploy(WebApp app) throws Exception;
}
