package dev.orders.e2e.benchmark.bare;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.core.Ordered;

/**
 * Lets requests with a header pass by the REST service's filter that tells of each request. So both ways of one process are
 * compared: two processes that are just alike differ by more, because their compilers do.
 */
public class SilentRequests implements BeanPostProcessor {

    /** A line with its end. */
    public static final String SILENT = "X-Silent: 1\r\n";

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return name.equals("requestTelemetry") ? new Switch((Filter) bean) : bean;
    }

    private static final class Switch extends HttpFilter implements Ordered {
        private static final long serialVersionUID = 1L;

        private final transient Filter telling;

        Switch(Filter telling) {
            this.telling = telling;
        }

        @Override
        public int getOrder() {
            return HIGHEST_PRECEDENCE;
        }

        @Override
        protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws IOException, ServletException {
            if (request.getHeader("X-Silent") == null) {
                telling.doFilter(request, response, chain);
            } else {
                chain.doFilter(request, response);
            }
        }
    }
}
