package dev.orders.localcloud.wire;

import dev.orders.localcloud.policy.Principal;
import dev.orders.localcloud.signing.ExpectedScope;
import dev.orders.localcloud.signing.ReceivedRequest;
import dev.orders.localcloud.signing.SignatureVerifier;
import dev.orders.localcloud.signing.Verification;
import dev.orders.localcloud.signing.Verification.Reason;
import dev.orders.localcloud.wire.AwsService.Access;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one path of every SDK call: find the service, verify, authorize, execute, answer. There is no way around a step. */
final class SdkCalls {

    private static final Logger LOG = LoggerFactory.getLogger(SdkCalls.class);

    private final ServiceDirectory services;
    private final SignatureVerifier verifier;
    private final Iam iam;
    private final AwsAccount account;
    private final RequestLog log;
    private final InstantSource clock;

    SdkCalls(
            ServiceDirectory services,
            SignatureVerifier verifier,
            Iam iam,
            AwsAccount account,
            RequestLog log,
            InstantSource clock) {
        this.services = services;
        this.verifier = verifier;
        this.iam = iam;
        this.account = account;
        this.log = log;
        this.clock = clock;
    }

    /** An answer with what its headers need. */
    record Answered(AwsAnswer answer, String contentType, String requestId) {}

    /** @param sourceIp null for calls of services, which AWS gives no address that a policy could name */
    Answered call(ReceivedRequest request, @Nullable String sourceIp) {
        return call(request, sourceIp, answer -> false);
    }

    /** @param noNews says of a good answer whether to leave the call out of the log; what is refused or fails is always in it */
    Answered call(ReceivedRequest request, @Nullable String sourceIp, Predicate<AwsAnswer> noNews) {
        int maxBytes = services.maxBodyBytes(request);
        return answered(request, noNews, (addressee, progress) -> {
            if (request.body().length > maxBytes) {
                throw Errors.tooLarge(addressee.protocol(), maxBytes);
            }
            return execute(request, addressee, sourceIp, progress);
        });
    }

    /** What a caller hears who has no key to sign with; its attempt to get one is a hop already. */
    AwsAnswer refused(ReceivedRequest request, AwsException roleNotAssumed) {
        Addressee addressee = services.find(request);
        return Errors.answer(
                addressee,
                Errors.denied(addressee.protocol(), String.valueOf(roleNotAssumed.getMessage())),
                UUID.randomUUID().toString());
    }

    private Answered answered(
            ReceivedRequest request, Predicate<AwsAnswer> noNews, BiFunction<Addressee, Progress, AwsAnswer> work) {
        Progress progress =
                new Progress(clock.instant(), UUID.randomUUID().toString(), request.single("x-amzn-trace-id"));
        Addressee addressee = services.find(request);
        AwsAnswer answer = outcome(addressee, progress, work);
        if (answer.status() != 200 || !noNews.test(answer)) {
            log.record(progress.finished(answer.status()));
        }
        return new Answered(answer, addressee.protocol().contentType(), progress.requestId());
    }

    /** The one place where whatever goes wrong becomes an answer. */
    private static AwsAnswer outcome(
            Addressee addressee, Progress progress, BiFunction<Addressee, Progress, AwsAnswer> work) {
        try {
            return work.apply(addressee, progress);
        } catch (AwsException expected) {
            return failure(addressee, expected, progress);
        } catch (RuntimeException fault) {
            LOG.error("{} failed", progress, fault);
            return failure(addressee, Errors.internal(addressee.protocol()), progress);
        }
    }

    private static AwsAnswer failure(Addressee addressee, AwsException error, Progress progress) {
        progress.failed(error.code());
        return Errors.answer(addressee, error, progress.requestId());
    }

    private AwsAnswer execute(
            ReceivedRequest request, Addressee addressee, @Nullable String sourceIp, Progress progress) {
        return switch (addressee) {
            case Addressee.Nobody nobody -> throw nobody.refusal();
            case Addressee.Operation operation -> {
                progress.addressed(operation);
                Principal caller = caller(request, operation.service(), progress);
                AwsCall call = new AwsCall(
                        operation.name(),
                        Inputs.of(operation, request.body()),
                        request.body(),
                        caller,
                        progress.start(),
                        progress.requestId(),
                        progress::decided,
                        operation.protocol());
                authorize(operation.service(), call, sourceIp, progress);
                yield operation.service().execute(call);
            }
        };
    }

    private Principal caller(ReceivedRequest request, AwsService service, Progress progress) {
        ExpectedScope scope = new ExpectedScope(account.region(), service.signingName(), service.signatureWindow());
        return switch (verifier.verify(request, scope)) {
            case Verification.Unsigned unsigned -> {
                progress.verified("unsigned");
                yield new Principal.Anonymous();
            }
            case Verification.Signed signed -> {
                progress.verified("signed " + signed.key().accessKeyId());
                Principal caller = signed.key().principal();
                progress.calledBy(caller);
                yield caller;
            }
            case Verification.Refused refused -> {
                progress.verified("refused " + refused.reason().jsonCode());
                throw Errors.refused(service.protocol(), refused);
            }
        };
    }

    private void authorize(AwsService service, AwsCall call, @Nullable String sourceIp, Progress progress) {
        switch (access(service, call)) {
            case Access.Unsigned nobodyIsAsked -> {}
            case Access.Signed anybody -> requireSigned(service, call);
            case Access.Permitted permitted -> {
                requireSigned(service, call);
                String denial =
                        iam.firstDenial(call.caller(), permitted.requests(), call.time(), sourceIp, progress::decided);
                if (denial != null) {
                    throw Errors.denied(service.protocol(), denial);
                }
            }
        }
    }

    /** Who did not sign hears that first, before anything that is wrong with the input. */
    private static Access access(AwsService service, AwsCall call) {
        try {
            return service.access(call);
        } catch (AwsException refused) {
            if (!Errors.isUnknownOperation(refused)) {
                requireSigned(service, call);
            }
            throw refused;
        }
    }

    private static void requireSigned(AwsService service, AwsCall call) {
        if (call.caller() instanceof Principal.Anonymous) {
            throw Errors.refused(
                    service.protocol(),
                    new Verification.Refused(
                            Reason.MISSING_AUTHENTICATION_TOKEN, "Request is missing Authentication Token"));
        }
    }
}
