package dev.orders.api.aws;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/** Counts what goes over the wire to AWS, retries included: how many calls a request costs is a promise that tests hold. */
public final class SdkCalls implements ExecutionInterceptor {
    private final Map<Call, LongAdder> counts = new ConcurrentHashMap<>();

    public record Call(String service, String operation) {}

    @Override
    public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
        var call = new Call(
                String.valueOf(attributes.getAttribute(SdkExecutionAttribute.SERVICE_NAME)),
                String.valueOf(attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME)));
        counts.computeIfAbsent(call, unseen -> new LongAdder()).increment();
    }

    /** Calls so far since the start. */
    public Map<Call, Long> counts() {
        return counts.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, entry -> entry.getValue().sum()));
    }
}
