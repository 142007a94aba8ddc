package dev.orders.api.security;

import dev.orders.api.problems.Problem;
import dev.orders.api.problems.ProblemException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/**
 * Hands a controller a port as the caller reaches it, so that none can ask for anybody else's. Who is not in the group has none: IAM
 * would say so too, but only after two calls.
 *
 * @param port what a controller's method asks for
 * @param group the group of the user pool that it is for
 * @param refusal what others are told
 */
public record OfCaller<T>(Class<T> port, String group, Problem refusal, Function<Caller, T> make)
        implements HandlerMethodArgumentResolver {

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == port;
    }

    @Override
    public T resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null || !(authentication.getPrincipal() instanceof Caller caller)) {
            throw new IllegalStateException("a request without a caller got past the filters");
        }
        if (!caller.session().groups().contains(group)) {
            throw new ProblemException(refusal);
        }
        return make.apply(caller);
    }
}
