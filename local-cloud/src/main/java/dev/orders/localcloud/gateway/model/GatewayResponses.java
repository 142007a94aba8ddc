package dev.orders.localcloud.gateway.model;

import java.util.List;
import java.util.Map;

/** The API's gateway responses: its own for a type, else its own for the type's family, else the built-in one. */
public record GatewayResponses(Map<ResponseType, GatewayResponse> customized) {

    /** What every type answers unless the API says otherwise. */
    public static final GatewayResponse BUILT_IN = new GatewayResponse(
            null,
            Map.of(),
            Map.of(
                    MediaTypes.JSON,
                    new Substitution(List.of(
                            new ValueSource.Literal("{\"message\":"),
                            new ValueSource.Context("error.messageString"),
                            new ValueSource.Literal("}")))));

    public GatewayResponses {
        customized = Map.copyOf(customized);
    }

    public GatewayResponse of(ResponseType type) {
        if (!type.isCustomizable()) {
            return BUILT_IN;
        }
        GatewayResponse own = customized.get(type);
        return own != null ? own : customized.getOrDefault(type.family(), BUILT_IN);
    }
}
