package dev.orders.localcloud.cognito.hostedui;

import jakarta.servlet.DispatcherType;
import org.springframework.core.io.ClassPathResource;
import org.springframework.web.servlet.function.RequestPredicates;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** The routes of the Hosted UI's pages. */
public final class HostedUiPages {

    private static final String[] SIGN_UP = {"/signup", "/confirmUser", "/forgotPassword", "/confirmforgotPassword"};

    private HostedUiPages() {}

    public static RouterFunction<ServerResponse> routes(SignInPage signIn, SignOut signOut, ErrorPage errors) {
        RouterFunctions.Builder routes = RouterFunctions.route()
                .GET("/login", signIn::show)
                .POST("/login", signIn::signIn)
                .GET("/logout", signOut::signOut)
                .GET("/error", HostedUiPages::isAskedFor, errors::show)
                .add(RouterFunctions.resources("/hosted-ui/**", new ClassPathResource("hosted-ui/")));
        for (String path : SIGN_UP) {
            routes.route(RequestPredicates.path(path), errors::noSignUp);
        }
        return routes.build();
    }

    /** The container's own error dispatch has the same path. */
    private static boolean isAskedFor(ServerRequest request) {
        return request.servletRequest().getDispatcherType() == DispatcherType.REQUEST
                && request.param("error").isPresent();
    }
}
