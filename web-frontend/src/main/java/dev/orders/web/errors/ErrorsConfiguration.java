package dev.orders.web.errors;

import java.io.IOException;
import org.apache.catalina.core.StandardHost;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.web.servlet.resource.ResourceUrlProvider;

@Configuration(proxyBeanMethods = false)
class ErrorsConfiguration {
    /** The host makes a valve of the class unless it has one: this one is made here, as it needs the messages. */
    @Bean
    WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> pagesOfTheServer(
            MessageSource messages, ObjectProvider<ResourceUrlProvider> assets) throws IOException {
        var page = new RefusedPage(new ClassPathResource("refused.html"), messages, assets);
        return factory -> factory.addContextCustomizers(context -> {
            if (context.getParent() instanceof StandardHost host) {
                host.setErrorReportValveClass(PageReportValve.class.getName());
                host.getPipeline().addValve(new PageReportValve(page));
            }
        });
    }
}
