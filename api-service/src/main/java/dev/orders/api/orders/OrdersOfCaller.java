package dev.orders.api.orders;

import dev.orders.api.problems.Problem;
import dev.orders.api.problems.ProblemException;
import dev.orders.api.security.Customer;
import dev.orders.domain.ordering.Orders;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/**
 * Hands a controller the caller's own orders, so that none can ask for anybody else's. Who is no customer has none: IAM would say so
 * too, but only after two calls.
 */
public final class OrdersOfCaller implements HandlerMethodArgumentResolver {
    private static final String CUSTOMERS = "customers";

    private final Function<Customer, Orders> orders;

    public OrdersOfCaller(Function<Customer, Orders> orders) {
        this.orders = orders;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Orders.class;
    }

    @Override
    public Orders resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null || !(authentication.getPrincipal() instanceof Customer customer)) {
            throw new IllegalStateException("a request without a customer got past the filters");
        }
        if (!customer.session().groups().contains(CUSTOMERS)) {
            throw new ProblemException(Problem.notACustomer());
        }
        return orders.apply(customer);
    }
}
