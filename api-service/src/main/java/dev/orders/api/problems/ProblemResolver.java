package dev.orders.api.problems;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponse;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import software.amazon.awssdk.core.exception.SdkException;

/** Every exception that leaves a controller or the dispatcher becomes a problem document here. */
public final class ProblemResolver implements HandlerExceptionResolver, Ordered {
    private static final Logger log = LoggerFactory.getLogger(ProblemResolver.class);

    private final ProblemWriter writer;

    public ProblemResolver(ProblemWriter writer) {
        this.writer = writer;
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    public ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception exception) {
        var answer = answer(exception);
        try {
            writer.write(request, response, answer.problem(), answer.headers());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ModelAndView();
    }

    private static ProblemException answer(Exception exception) {
        return switch (exception) {
            case ProblemException refusal -> refusal;
            case BackendUnavailableException unavailable -> {
                log.error(unavailable.getMessage(), unavailable);
                yield AwsFaults.unavailable("The service is unavailable at the moment. Try again shortly.");
            }
            case SdkException fault -> AwsFaults.answer(fault);
            case ErrorResponse response -> spring(response);
            case IOException gone -> {
                log.debug("The caller has gone", gone);
                yield new ProblemException(Problem.of(HttpStatus.BAD_REQUEST, "The request was not heard out."));
            }
            default -> {
                log.error("A request failed", exception);
                yield new ProblemException(Problem.of(
                        HttpStatus.INTERNAL_SERVER_ERROR, "The service failed. The operators have been told."));
            }
        };
    }

    /** What Spring MVC refuses by itself: unknown paths, methods, media types; with the headers that HTTP wants with it. */
    private static ProblemException spring(ErrorResponse response) {
        var status = HttpStatus.valueOf(response.getStatusCode().value());
        var detail = response.getBody().getDetail();
        Map<String, String> headers = new HashMap<>();
        response.getHeaders().forEach((name, values) -> headers.put(name, String.join(", ", values)));
        return new ProblemException(Problem.of(status, detail == null ? status.getReasonPhrase() : detail), headers);
    }
}
