package dev.orders.localcloud.wire;

import dev.orders.localcloud.signing.ReceivedRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.web.HttpRequestHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where every SDK call of every service arrives: {@code POST /}, and the paths of REST-JSON services. */
@RestController
final class SdkEndpoint implements HttpRequestHandler {

    private final SdkCalls calls;
    private final ServiceDirectory services;

    SdkEndpoint(SdkCalls calls, ServiceDirectory services) {
        this.calls = calls;
        this.services = services;
    }

    @PostMapping("/")
    void call(HttpServletRequest request, HttpServletResponse response) throws IOException {
        handleRequest(request, response);
    }

    @Override
    public void handleRequest(HttpServletRequest request, HttpServletResponse response) throws IOException {
        ReceivedRequest head = received(request, new byte[0]);
        ReceivedRequest whole = received(request, body(request, services.maxBodyBytes(head)));
        write(response, calls.call(whole, request.getRemoteAddr()));
    }

    private static ReceivedRequest received(HttpServletRequest request, byte[] body) {
        return new ReceivedRequest(
                request.getMethod(), request.getRequestURI(), request.getQueryString(), headers(request), body);
    }

    /** The body, or one byte more than the service takes: the rest of a longer one is never read. */
    private static byte[] body(HttpServletRequest request, int maxBytes) throws IOException {
        try (InputStream in = request.getInputStream()) {
            long announced = request.getContentLengthLong();
            return in.readNBytes((int) Math.min(announced < 0 ? maxBytes + 1L : announced, maxBytes + 1L));
        }
    }

    private static Map<String, List<String>> headers(HttpServletRequest request) {
        Map<String, List<String>> headers = new HashMap<>();
        for (String name : Collections.list(request.getHeaderNames())) {
            headers.put(name, Collections.list(request.getHeaders(name)));
        }
        return headers;
    }

    private static void write(HttpServletResponse response, SdkCalls.Answered answered) throws IOException {
        AwsAnswer answer = answered.answer();
        response.setStatus(answer.status());
        response.setContentType(answered.contentType());
        response.setHeader("x-amzn-RequestId", answered.requestId());
        answer.headers().forEach(response::setHeader);
        response.setContentLength(answer.body().length);
        response.getOutputStream().write(answer.body());
    }
}
