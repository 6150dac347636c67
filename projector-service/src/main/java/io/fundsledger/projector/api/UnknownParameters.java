package io.fundsledger.projector.api;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Refuses parameters: no request to this service has any, and whoever sends one expects it to do something. */
final class UnknownParameters implements HandlerInterceptor {

    private static final int LONGEST = 64;

    private final String ours = UnknownParameters.class.getPackageName();

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getDispatcherType() == DispatcherType.REQUEST // not what failed and is being reported
                && handler instanceof HandlerMethod method
                && method.getBeanType().getPackageName().equals(ours)) {
            request.getParameterMap().keySet().stream().sorted().findFirst().ifPresent(name -> {
                throw new UnknownParameterException(name.substring(0, Math.min(LONGEST, name.length())));
            });
        }
        return true;
    }

    static final class UnknownParameterException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final String name;

        UnknownParameterException(String name) {
            super("The request has no parameter " + name);
            this.name = name;
        }

        String name() {
            return name;
        }
    }
}
