package dev.orders.localcloud.console;

import dev.orders.localcloud.console.executions.ExecutionPages;
import dev.orders.localcloud.console.executions.ExpressRuns;
import dev.orders.localcloud.console.executions.StateMachines;
import dev.orders.localcloud.console.pages.Pages;
import dev.orders.localcloud.definitions.Definitions;
import dev.orders.localcloud.wire.AwsAccount;
import dev.orders.localcloud.wire.RequestLog;
import java.time.InstantSource;
import java.time.ZoneId;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ClassPathResource;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.servlet.function.RequestPredicates;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;
import org.thymeleaf.ITemplateEngine;

/**
 * The console. Wants the request log, the definitions, the account, the mail, the state machines, the Express
 * executions that are over, the streams, their event source mappings, the functions and a template engine. Whoever can reach the loopback address may read it, so that it shows no secret and changes nothing.
 */
@Configuration(proxyBeanMethods = false)
public class ConsoleConfiguration {

    @Bean
    RouterFunction<ServerResponse> consoleRoutes(
            ITemplateEngine templates,
            RequestLog log,
            Definitions definitions,
            AwsAccount account,
            SentMail mail,
            StateMachines machines,
            ExpressRuns express,
            ReadStreams streams,
            ReadFunctions functions,
            EventSources sources,
            InstantSource clock) {
        ZoneId zone = ZoneId.systemDefault();
        Pages rendered = new Pages(templates);
        ConsolePages pages = new ConsolePages(rendered, log, new AwsCli(definitions, account), zone);
        MailboxPages mailbox = new MailboxPages(rendered, mail, zone);
        ExecutionPages executions = new ExecutionPages(rendered, machines, express, clock, zone);
        FunctionPages lambda = new FunctionPages(rendered, functions, sources, zone);
        StreamPages dataStreams = new StreamPages(rendered, streams, sources, zone);
        return RouterFunctions.route()
                .GET("/console", pages::start)
                .GET("/console/requests", pages::requests)
                .GET("/console/requests/{id}", pages::request)
                .GET("/console/executions", executions::executions)
                .GET("/console/executions/{machine}/{name}", executions::execution)
                .GET("/console/mailbox", mailbox::mailbox)
                .GET("/console/mailbox/{id}", mailbox::message)
                .GET("/console/streams", dataStreams::streams)
                .GET("/console/functions", lambda::functions)
                .add(RouterFunctions.resources("/console/assets/**", new ClassPathResource("console/")))
                .route(RequestPredicates.path("/console/**"), pages::notThere)
                .build();
    }

    /** After the user pool's chains. */
    @Bean
    @Order(20)
    SecurityFilterChain consoleChain(HttpSecurity http) {
        return DevelopersOnly.chain(http, "/console", "/console/**");
    }
}
