package dev.orders.localcloud.runtime;

import com.amazonaws.services.lambda.runtime.serialization.factories.JacksonFactory;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A failure as Lambda's Java runtime reports it.
 *
 * @param category what the Runtime API's header says: {@code Runtime.UserException} for what a handler threw,
 *     {@code Runtime.BadFunctionCode} for a handler that can't be used
 * @param json {@code errorMessage}, {@code errorType} and {@code stackTrace}
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/java-exceptions.html">Lambda function errors in Java</a>
 */
record Failure(String category, byte[] json) {

    private static final String USER_EXCEPTION = "Runtime.UserException";
    private static final String BAD_FUNCTION_CODE = "Runtime.BadFunctionCode";
    private static final int MOST_CAUSES = 10;

    static Failure thrown(Throwable by) {
        return new Failure(USER_EXCEPTION, json(document(by, MOST_CAUSES)));
    }

    /** A handler that was found and could not be initialised. */
    static Failure initialising(Throwable by) {
        return new Failure(BAD_FUNCTION_CODE, json(document(by, MOST_CAUSES)));
    }

    static Failure unusable(UnusableHandlerException handler) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("errorMessage", handler.getMessage());
        document.put("errorType", handler.errorType());
        return new Failure(BAD_FUNCTION_CODE, json(document));
    }

    private static Map<String, Object> document(Throwable failure, int causes) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("errorMessage", failure.getLocalizedMessage());
        document.put("errorType", failure.getClass().getName());
        document.put(
                "stackTrace",
                Arrays.stream(failure.getStackTrace())
                        .map(StackTraceElement::toString)
                        .toList());
        Throwable cause = failure.getCause();
        if (cause != null && causes > 0) {
            document.put("cause", document(cause, causes - 1));
        }
        return document;
    }

    private static byte[] json(Map<String, Object> document) {
        ByteArrayOutputStream json = new ByteArrayOutputStream();
        JacksonFactory.getInstance().getSerializer(Object.class).toJson(document, json);
        return json.toByteArray();
    }
}
