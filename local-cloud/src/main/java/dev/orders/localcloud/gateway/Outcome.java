package dev.orders.localcloud.gateway;

import dev.orders.localcloud.gateway.model.ResponseType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What becomes of a request in the end. */
sealed interface Outcome {

    /** A payload goes back to the client. */
    record Answer(int status, List<Headers.Field> headers, byte[] body) implements Outcome {
        public Answer {
            headers = List.copyOf(headers);
        }
    }

    /** What is refused before the API is known, so that no gateway response of it applies. */
    static Answer frontDoor(int status, String message) {
        return new Answer(
                status,
                List.of(new Headers.Field("Content-Type", "application/json")),
                "{\"message\":\"%s\"}".formatted(message).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * A gateway response of this type.
     *
     * @param message {@code $context.error.message}
     * @param why what the request log shows beyond the message; never holds a token
     */
    record Refusal(ResponseType type, @Nullable String message, String why) implements Outcome, Authorizer.Decision {
        static Refusal of(ResponseType type, String why) {
            return new Refusal(type, type.message(), why);
        }
    }
}
