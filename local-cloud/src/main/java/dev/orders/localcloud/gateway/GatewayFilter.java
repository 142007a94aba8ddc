package dev.orders.localcloud.gateway;

import dev.orders.localcloud.gateway.Headers.Field;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Takes every request under the stage's path before anything of Spring's sees it: paths stay as they were sent, bodies
 * unread, and each refusal is API Gateway's own.
 */
final class GatewayFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;

    private final transient Gateway gateway;
    private final String stagePath;

    GatewayFilter(Gateway gateway, GatewaySettings settings) {
        this.gateway = gateway;
        this.stagePath = "/" + settings.stage();
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String path = request.getRequestURI();
        if (!path.startsWith(stagePath)
                || (path.length() > stagePath.length() && path.charAt(stagePath.length()) != '/')) {
            chain.doFilter(request, response);
            return;
        }
        String below = path.substring(stagePath.length());
        write(gateway.answer(read(request, below.isEmpty() ? "/" : below)), response);
    }

    private static GatewayRequest read(HttpServletRequest request, String path) {
        List<Field> fields = new ArrayList<>();
        for (String name : Collections.list(request.getHeaderNames())) {
            for (String value : Collections.list(request.getHeaders(name))) {
                fields.add(new Field(name, value));
            }
        }
        return new GatewayRequest(
                request.getMethod(),
                path,
                request.getQueryString(),
                new Headers(fields),
                request.getProtocol(),
                request.getScheme(),
                request.getLocalPort(),
                request.getRemoteAddr(),
                request.getHeader("Transfer-Encoding") == null ? Math.max(0, request.getContentLengthLong()) : -1,
                request::getInputStream);
    }

    private static void write(Gateway.Reply reply, HttpServletResponse response) throws IOException {
        response.setStatus(reply.answer().status());
        for (Field field : reply.answer().headers()) {
            response.addHeader(field.name(), field.value());
        }
        response.setHeader("x-amzn-RequestId", reply.ids().requestId());
        response.setHeader("x-amz-apigw-id", reply.ids().extendedRequestId());
        byte[] body = reply.answer().body();
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
