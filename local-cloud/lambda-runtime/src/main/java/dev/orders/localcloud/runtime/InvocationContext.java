package dev.orders.localcloud.runtime;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** What a handler may know of its invocation. */
record InvocationContext(FunctionSettings function, Event event, LambdaLogger logger, InstantSource clock)
        implements Context {

    /** Who calls through a mobile SDK; nobody here does. */
    private static final CognitoIdentity NOBODY = new CognitoIdentity() {
        @Override
        @SuppressWarnings("NullAway") // As on AWS, where nothing says that these are never null.
        public String getIdentityId() {
            return null;
        }

        @Override
        @SuppressWarnings("NullAway")
        public String getIdentityPoolId() {
            return null;
        }
    };

    @Override
    public String getAwsRequestId() {
        return event.requestId();
    }

    @Override
    public String getLogGroupName() {
        return function.logGroup();
    }

    @Override
    public String getLogStreamName() {
        return function.logStream();
    }

    @Override
    public String getFunctionName() {
        return function.functionName();
    }

    @Override
    public String getFunctionVersion() {
        return function.functionVersion();
    }

    @Override
    public String getInvokedFunctionArn() {
        return event.functionArn();
    }

    @Override
    public CognitoIdentity getIdentity() {
        return NOBODY;
    }

    @Override
    @SuppressWarnings("NullAway") // As on AWS: null when the caller sent none.
    public ClientContext getClientContext() {
        @Nullable String json = event.clientContext();
        return json == null ? null : SentContext.parse(json);
    }

    @Override
    public int getRemainingTimeInMillis() {
        return (int) Math.max(0, event.deadlineMillis() - clock.millis());
    }

    @Override
    public int getMemoryLimitInMB() {
        return function.memoryMegabytes();
    }

    @Override
    public LambdaLogger getLogger() {
        return logger;
    }

    @Override
    @SuppressWarnings("NullAway") // As on AWS: null when nothing is traced.
    public String getXrayTraceId() {
        return event.traceId();
    }
}
