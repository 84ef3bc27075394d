package io.remnawave.webhook.spring.security;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.web.FilterChainProxy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.WebInvocationPrivilegeEvaluator;
import org.springframework.security.web.csrf.CsrfFilter;

/**
 * What in the filter chains of a servlet application would stop an anonymous POST. Only the two usual checks are asked, so
 * that no filter of the application sees a request that never came.
 */
final class ServletSecurityProbe {

    private static final Authentication ANONYMOUS = new AnonymousAuthenticationToken(
            "remnawave", "anonymousUser", AuthorityUtils.createAuthorityList("ROLE_ANONYMOUS"));

    private final String path;
    private final ServletContext servletContext;
    private final ObjectProvider<Filter> filters;
    private final ObjectProvider<WebInvocationPrivilegeEvaluator> privileges;

    ServletSecurityProbe(
            String path,
            ServletContext servletContext,
            ObjectProvider<Filter> filters,
            ObjectProvider<WebInvocationPrivilegeEvaluator> privileges) {
        this.path = path;
        this.servletContext = servletContext;
        this.filters = filters;
        this.privileges = privileges;
    }

    List<AccessCheck> all() {
        return List.of(
                new AccessCheck(AccessCheck.CSRF, this::csrfStops),
                new AccessCheck(AccessCheck.AUTHORIZATION, this::rulesStop));
    }

    private boolean csrfStops() throws Exception {
        HttpServletRequest request = anonymousPost();
        CsrfFilter csrf = csrfFilter(request);
        return csrf != null && stops(csrf, request);
    }

    private boolean rulesStop() {
        WebInvocationPrivilegeEvaluator evaluator = privileges.getIfUnique();
        return evaluator != null && !evaluator.isAllowed(servletContext.getContextPath(), path, "POST", ANONYMOUS);
    }

    private @Nullable CsrfFilter csrfFilter(HttpServletRequest request) {
        return filters.stream()
                .filter(FilterChainProxy.class::isInstance)
                .flatMap(proxy -> ((FilterChainProxy) proxy).getFilterChains().stream())
                .filter(chain -> chain.matches(request))
                .findFirst()
                .map(SecurityFilterChain::getFilters)
                .orElse(List.of())
                .stream()
                .filter(CsrfFilter.class::isInstance)
                .map(CsrfFilter.class::cast)
                .findFirst()
                .orElse(null);
    }

    private static boolean stops(CsrfFilter csrf, HttpServletRequest request) throws Exception {
        AtomicBoolean passed = new AtomicBoolean();
        FilterChain end = (passedRequest, response) -> passed.set(true);
        csrf.doFilter(request, droppedResponse(), end);
        return !passed.get();
    }

    /** Takes what a handler of the application writes, and drops it. */
    private static HttpServletResponse droppedResponse() {
        Map<String, Function<Object[], @Nullable Object>> answers = new HashMap<>();
        answers.put("getStatus", arguments -> HttpServletResponse.SC_OK);
        answers.put("getCharacterEncoding", arguments -> "UTF-8");
        answers.put("getHeaders", arguments -> List.of());
        answers.put("getHeaderNames", arguments -> List.of());
        answers.put("getWriter", arguments -> new PrintWriter(Writer.nullWriter()));
        answers.put("getOutputStream", arguments -> new DroppedBody());
        return Stub.of(HttpServletResponse.class, answers);
    }

    private HttpServletRequest anonymousPost() {
        Map<String, Object> attributes = new HashMap<>();
        String uri = servletContext.getContextPath() + path;
        Map<String, Function<Object[], @Nullable Object>> answers = new HashMap<>();
        answers.put("getMethod", arguments -> "POST");
        answers.put("getRequestURI", arguments -> uri);
        answers.put("getContextPath", arguments -> servletContext.getContextPath());
        answers.put("getServletPath", arguments -> path);
        answers.put("getServletContext", arguments -> servletContext);
        answers.put("getDispatcherType", arguments -> DispatcherType.REQUEST);
        answers.put("getScheme", arguments -> "http");
        answers.put("getServerName", arguments -> "localhost");
        answers.put("getRemoteAddr", arguments -> "127.0.0.1");
        answers.put("getHeaders", arguments -> Collections.emptyEnumeration());
        answers.put("getHeaderNames", arguments -> Collections.emptyEnumeration());
        answers.put("getParameterMap", arguments -> Map.of());
        answers.put("getAttribute", arguments -> attributes.get(String.valueOf(arguments[0])));
        answers.put("setAttribute", arguments -> attributes.put(String.valueOf(arguments[0]), arguments[1]));
        answers.put("removeAttribute", arguments -> attributes.remove(String.valueOf(arguments[0])));
        answers.put("getSession", arguments -> Stub.of(HttpSession.class, Map.of("getId", ignored -> "none")));
        return Stub.of(HttpServletRequest.class, answers);
    }

    private static final class DroppedBody extends ServletOutputStream {

        @Override
        public void write(int b) {}

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {}
    }

    /** What a native image has to make stand-ins of. */
    static final class Hints implements RuntimeHintsRegistrar {

        @Override
        public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
            hints.proxies()
                    .registerJdkProxy(HttpServletRequest.class)
                    .registerJdkProxy(HttpServletResponse.class)
                    .registerJdkProxy(HttpSession.class);
        }
    }
}
