package dev.orders.localcloud.policy;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A request as statements look at it: what they compare is prepared once a decision. */
record Question(
        Principal principal,
        String action,
        String lowerCaseAction,
        String resource,
        @Nullable List<String> arn,
        Keys keys) {

    static Question of(Principal principal, AccessRequest request, RequestContext global) {
        return new Question(
                principal,
                request.action(),
                request.action().toLowerCase(Locale.ROOT),
                request.resource(),
                ArnPattern.parts(request.resource()),
                new Keys(global, request.context()));
    }
}
