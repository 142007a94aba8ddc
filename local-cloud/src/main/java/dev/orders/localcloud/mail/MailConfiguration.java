package dev.orders.localcloud.mail;

import dev.orders.localcloud.definitions.DefinitionException;
import dev.orders.localcloud.definitions.Definitions;
import dev.orders.localcloud.state.StateStore;
import dev.orders.localcloud.wire.AwsAccount;
import dev.orders.localcloud.wire.AwsException;
import dev.orders.localcloud.wire.AwsService;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires SES and its mailbox; definitions, account and the store come from the application. */
@Configuration(proxyBeanMethods = false)
public class MailConfiguration {

    @Bean
    Mailbox mailbox(StateStore store) {
        return new Mailbox(store);
    }

    /** @throws DefinitionException when the sender is no address */
    @Bean
    AwsService mailService(Definitions definitions, Mailbox mailbox, AwsAccount account) {
        return new MailService(sender(definitions.mail().sender()), mailbox, account);
    }

    private static Address sender(String text) {
        Address sender;
        try {
            sender = Address.parse(text);
        } catch (AwsException refused) {
            throw new DefinitionException(
                    "mail.yaml", "/sender", text + " is no mail address: " + refused.getMessage());
        }
        if (!sender.toString().equals(text)) {
            throw new DefinitionException(
                    "mail.yaml", "/sender", "must be a plain address with its domain in lower case");
        }
        return sender;
    }
}
