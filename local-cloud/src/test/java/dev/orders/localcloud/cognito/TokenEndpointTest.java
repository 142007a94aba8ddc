package dev.orders.localcloud.cognito;

import static dev.orders.localcloud.cognito.CognitoTestApplication.PUBLIC;
import static dev.orders.localcloud.cognito.CognitoTestApplication.WEB;
import static dev.orders.localcloud.cognito.CognitoTestApplication.WEB_SECRET;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orders.localcloud.cognito.users.Account;
import dev.orders.localcloud.cognito.users.User;
import dev.orders.localcloud.cognito.users.UserPool;
import dev.orders.localcloud.cognito.users.UserStore;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class TokenEndpointTest extends HostedUiFixture {

    private static final String PERSON = "customer1@example.com";

    @Test
    void answersWithCognitosMembersOnly() {
        Browser browser = browser();
        URI callback = browser.authorize(authorizeRequest(), PERSON);

        HttpResponse<String> response = browser.post("/oauth2/token", codeExchange(callback));

        assertThat(json(response).keySet().stream().map(String::valueOf))
                .containsExactly("id_token", "access_token", "refresh_token", "expires_in", "token_type");
        assertThat(json(response).get("expires_in")).isEqualTo(900);
        assertThat(json(response).get("token_type")).isEqualTo("Bearer");
        assertThat(response.headers().firstValue("Content-Type")).contains("application/json;charset=UTF-8");
        assertThat(response.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
    }

    @Test
    void givesNoIdTokenWithoutOpenid() {
        Map<String, String> request = authorizeRequest();
        request.put("scope", "orders/read");
        Browser browser = browser();

        HttpResponse<String> response = browser.post("/oauth2/token", codeExchange(browser.authorize(request, PERSON)));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(json(response).containsKey("id_token")).isFalse();
    }

    @Test
    void theWebClientProvesItsSecretInTheHeaderOrInTheBody() {
        Browser browser = browser();
        URI first = browser.authorize(webAuthorizeRequest(), PERSON);
        URI second = browser.authorize(webAuthorizeRequest(), PERSON);
        Map<String, String> inBody = webCodeExchange(second);
        inBody.put("client_id", WEB);
        inBody.put("client_secret", WEB_SECRET);

        tokens(browser.post("/oauth2/token", webCodeExchange(first), webBasic()));
        URI third = browser.authorize(webAuthorizeRequest(), PERSON);
        tokens(browser.post("/oauth2/token", webCodeExchange(third), basic(WEB, "web%2Bclient%2Fsecret")));
        tokens(browser.post("/oauth2/token", inBody));
    }

    @Test
    void refusesAClientThatIsNotWhoItSays() {
        Browser browser = browser();
        Map<String, String> form = webCodeExchange(browser.authorize(webAuthorizeRequest(), PERSON));

        refuses("invalid_client", browser.post("/oauth2/token", form, basic(WEB, "wrong")));
        refuses("invalid_client", browser.post("/oauth2/token", form, basic("nobody", WEB_SECRET)));
        refuses("invalid_client", browser.post("/oauth2/token", form, basic(PUBLIC, "made up")));
        refuses("invalid_client", browser.post("/oauth2/token", form, "Authorization", "Basic !!!"));
        refuses("invalid_client", browser.post("/oauth2/token", form, basic(WEB, "%zz")));
        refuses("invalid_client", browser.post("/oauth2/token", form, bearer("token")));
        refuses("invalid_request", browser.post("/oauth2/token", form));
        form.put("client_id", WEB);
        refuses("invalid_client", browser.post("/oauth2/token", form));
        form.put("client_id", PUBLIC);
        refuses("invalid_client", browser.post("/oauth2/token", form, webBasic()));
    }

    @Test
    void refusesAWrongAMissingAndAnUnaskedVerifier() {
        Browser browser = browser();
        URI callback = browser.authorize(authorizeRequest(), PERSON);
        Map<String, String> wrong = codeExchange(callback);
        wrong.put("code_verifier", VERIFIER + "x");
        Map<String, String> plain = codeExchange(callback);
        plain.put("code_verifier", challenge(VERIFIER));
        Map<String, String> missing = codeExchange(callback);
        missing.remove("code_verifier");
        Map<String, String> withoutProofKey = authorizeRequest();
        withoutProofKey.remove("code_challenge");
        withoutProofKey.remove("code_challenge_method");
        Map<String, String> unasked = codeExchange(browser.authorize(withoutProofKey, PERSON));

        refuses("invalid_grant", browser.post("/oauth2/token", wrong));
        refuses("invalid_grant", browser.post("/oauth2/token", plain));
        refuses("invalid_grant", browser.post("/oauth2/token", missing));
        refuses("invalid_grant", browser.post("/oauth2/token", unasked));
    }

    @Test
    void demandsAProofKeyOfNobodyAsCognitoDoes() {
        Map<String, String> request = authorizeRequest();
        request.remove("code_challenge");
        request.remove("code_challenge_method");
        Browser browser = browser();
        Map<String, String> form = codeExchange(browser.authorize(request, PERSON));
        form.remove("code_verifier");

        tokens(browser.post("/oauth2/token", form));
    }

    @Test
    void aCodeIsGoodOnceAndItsSecondUseRevokesWhatTheFirstGave() {
        Browser browser = browser();
        Map<String, String> form = codeExchange(browser.authorize(authorizeRequest(), PERSON));
        Tokens tokens = tokens(browser.post("/oauth2/token", form));

        refuses("invalid_grant", browser.post("/oauth2/token", form));
        refuses("invalid_grant", browser.post("/oauth2/token", refresh(tokens.refreshToken())));
    }

    @Test
    void oneOfManyExchangesAtOnceSucceeds() throws Exception {
        Browser browser = browser();
        Map<String, String> form = codeExchange(browser.authorize(authorizeRequest(), PERSON));
        Callable<Integer> exchange = () -> browser().post("/oauth2/token", form).statusCode();

        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> answers = threads.invokeAll(
                    IntStream.range(0, 8).mapToObj(i -> exchange).toList());

            assertThat(answers.stream().map(Future::resultNow).collect(Collectors.toList()))
                    .containsOnlyOnce(200)
                    .containsOnly(200, 400);
        }
    }

    @Test
    void aCodeDiesAfterFiveMinutes() {
        Browser browser = browser();
        Map<String, String> form = codeExchange(browser.authorize(authorizeRequest(), PERSON));

        clock.putForward(Duration.ofMinutes(5));

        refuses("invalid_grant", browser.post("/oauth2/token", form));
    }

    @Test
    void refusesACodeOfAnotherClientOrAnotherRedirectUri() {
        Browser browser = browser();
        URI callback = browser.authorize(authorizeRequest(), PERSON);
        Map<String, String> elsewhere = codeExchange(callback);
        elsewhere.put("redirect_uri", "http://localhost:9999/elsewhere");
        Map<String, String> nowhere = codeExchange(callback);
        nowhere.remove("redirect_uri");
        Map<String, String> foreign = codeExchange(callback);
        foreign.remove("client_id");

        refuses("invalid_grant", browser.post("/oauth2/token", elsewhere));
        refuses("invalid_grant", browser.post("/oauth2/token", nowhere));
        refuses("invalid_grant", browser.post("/oauth2/token", foreign, webBasic()));
    }

    @Test
    void refusesIncompleteAndForeignGrants() {
        Browser browser = browser();

        refuses("invalid_request", browser.post("/oauth2/token", Map.of("client_id", PUBLIC)));
        refuses("invalid_request", grant("authorization_code"));
        refuses("invalid_request", grant("refresh_token"));
        refuses("unsupported_grant_type", grant("password"));
        refuses("unsupported_grant_type", grant("urn:ietf:params:oauth:grant-type:device_code"));
        refuses("unsupported_grant_type", grant("urn:ietf:params:oauth:grant-type:token-exchange"));
        refuses(
                "unauthorized_client",
                browser.post("/oauth2/token", Map.of("grant_type", "client_credentials"), webBasic()));
    }

    @Test
    void takesPostOnly() {
        assertThat(browser().get("/oauth2/token").statusCode()).isEqualTo(405);
    }

    @Test
    void aRefreshGivesNewTokensOfTheSameSignInAndNoRefreshToken() throws Exception {
        Tokens first = publicTokens(PERSON);
        clock.putForward(Duration.ofMinutes(10));

        HttpResponse<String> response = browser().post("/oauth2/token", refresh(first.refreshToken()));

        assertThat(json(response).containsKey("refresh_token")).isFalse();
        Tokens second = tokens(response);
        for (String kept : List.of("sub", "auth_time", "origin_jti", "client_id", "scope")) {
            assertThat(second.access().getJWTClaimsSet().getClaim(kept))
                    .isEqualTo(first.access().getJWTClaimsSet().getClaim(kept));
        }
        assertThat(second.access().getJWTClaimsSet().getJWTID())
                .isNotEqualTo(first.access().getJWTClaimsSet().getJWTID());
        assertThat(second.id().getJWTClaimsSet().getIssueTime())
                .isAfter(first.id().getJWTClaimsSet().getIssueTime());
    }

    @Test
    void aRefreshShowsTheGroupsOfToday(@Autowired UserPool users, @Autowired UserStore store) throws Exception {
        users.add(new Account("mover@example.com", null, Set.of("customers"), CognitoTestApplication.PASSWORD));
        Tokens tokens = publicTokens("mover@example.com");
        User mover = store.findByEmail("mover@example.com").orElseThrow();
        store.save(new User(mover.sub(), mover.email(), null, Set.of("operators"), mover.passwordHash()));

        Tokens refreshed = tokens(browser().post("/oauth2/token", refresh(tokens.refreshToken())));

        assertThat(tokens.id().getJWTClaimsSet().getStringListClaim("cognito:groups"))
                .containsExactly("customers");
        assertThat(refreshed.id().getJWTClaimsSet().getStringListClaim("cognito:groups"))
                .containsExactly("operators");
        assertThat(refreshed.access().getJWTClaimsSet().getStringListClaim("cognito:groups"))
                .containsExactly("operators");
        assertThat(refreshed.id().getJWTClaimsSet().getStringClaim("cognito:preferred_role"))
                .endsWith(":role/orders-test-operator");
    }

    @Test
    void theWebClientsRefreshTokenIsNoUseToThePublicClient() {
        refuses(
                "invalid_grant",
                browser().post("/oauth2/token", refresh(webTokens(PERSON).refreshToken())));
    }

    @Test
    void aRefreshTokenDiesWithItsValidity() {
        Tokens tokens = publicTokens(PERSON);

        clock.putForward(Duration.ofMinutes(720));

        refuses("invalid_grant", browser().post("/oauth2/token", refresh(tokens.refreshToken())));
    }

    private HttpResponse<String> grant(String type) {
        return browser().post("/oauth2/token", Map.of("client_id", PUBLIC, "grant_type", type));
    }

    private static void refuses(String error, HttpResponse<String> response) {
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).isEqualTo("{\"error\":\"" + error + "\"}");
        assertThat(response.headers().firstValue("Content-Type")).contains("application/json;charset=UTF-8");
    }
}
