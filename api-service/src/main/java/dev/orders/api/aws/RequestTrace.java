package dev.orders.api.aws;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpRequest;

/**
 * Copies the tracing header of the request that is being answered onto the calls to AWS that it causes, so that all of them
 * are found under one trace. The SDK has an interceptor for this, which works in Lambda functions only. SDKs don't sign the
 * header, because proxies may change it.
 *
 * @see <a href="https://docs.aws.amazon.com/xray/latest/devguide/xray-concepts.html#xray-concepts-tracingheader">Tracing header</a>
 */
public final class RequestTrace implements ExecutionInterceptor {
    public static final String HEADER = "X-Amzn-Trace-Id";

    private static final String FIELD = "(?:(?:Root|Self)=1-[0-9a-f]{8}-[0-9a-f]{24}|Parent=[0-9a-f]{16}|Sampled=[01?]"
            + "|Lineage=[0-9a-z:|]{1,100})";
    private static final Pattern DOCUMENTED = Pattern.compile("(?=(?:.*;)?Root=)" + FIELD + "(?:;" + FIELD + "){0,4}");

    /** Inherited, because credentials are fetched on a virtual thread of their own that the request's thread starts. */
    private final InheritableThreadLocal<String> current = new InheritableThreadLocal<>();

    /** A request that is being answered, until it is closed. */
    public interface Scope extends AutoCloseable {
        @Override
        void close();
    }

    /** @param header what the request has of it; forwarded only in the documented form */
    public Scope begin(@Nullable String header) {
        if (header == null || !isDocumented(header)) {
            return () -> {};
        }
        current.set(header);
        return current::remove;
    }

    @Override
    public SdkHttpRequest modifyHttpRequest(Context.ModifyHttpRequest context, ExecutionAttributes attributes) {
        String trace = current.get();
        return trace == null
                ? context.httpRequest()
                : context.httpRequest().copy(request -> request.putHeader(HEADER, trace));
    }

    static boolean isDocumented(String trace) {
        return DOCUMENTED.matcher(trace).matches();
    }
}
