package dev.orders.localcloud.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InvalidPolicyTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        not JSON                         | {"Version"                                    | ``
        trailing text                    | {"Statement":{"Effect":"Allow","Action":"*","Resource":"*"}} x | ``
        no object                        | []                                            | ``
        unknown top-level element        | {"version":"2012-10-17","Statement":[]}       | /version
        no statement                     | {"Version":"2012-10-17"}                      | ``
        no statements                    | {"Version":"2012-10-17","Statement":[]}       | /Statement
        statement is a text              | {"Version":"2012-10-17","Statement":["a"]}    | /Statement/0
        unknown version                  | {"Version":"2012-10-18","Statement":{"Effect":"Allow","Action":"*","Resource":"*"}} | /Version
        duplicate member                 | {"Statement":{"Effect":"Deny","Effect":"Allow","Action":"*","Resource":"*"}} | ``
        """)
    void refusesADocument(String what, String json, String pointer) {
        refused(json, pointer);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        no effect                        | "Action":"*","Resource":"*"                                     | ``
        effect in lower case             | "Effect":"allow","Action":"*","Resource":"*"                    | /Effect
        no action                        | "Effect":"Allow","Resource":"*"                                 | ``
        both actions                     | "Effect":"Allow","Action":"*","NotAction":"a:b","Resource":"*"  | ``
        both resources                   | "Effect":"Allow","Action":"*","Resource":"*","NotResource":"*"  | ``
        both principals                  | "Effect":"Deny","Action":"*","Resource":"*","Principal":"*","NotPrincipal":"*" | ``
        no resource                      | "Effect":"Allow","Action":"*"                                   | ``
        unknown element                  | "Effect":"Allow","Action":"*","Resource":"*","Conditions":{}    | /Conditions
        no actions                       | "Effect":"Allow","Action":[],"Resource":"*"                     | /Action
        action is a number               | "Effect":"Allow","Action":1,"Resource":"*"                      | /Action
        action without service           | "Effect":"Allow","Action":["a:b","GetItem"],"Resource":"*"      | /Action/1
        action of any service            | "Effect":"Allow","Action":"*:Get","Resource":"*"                | /Action
        action with a variable           | "Effect":"Allow","Action":"s3:${aws:username}","Resource":"*"   | /Action
        resource is no ARN               | "Effect":"Allow","Action":"*","Resource":"table/orders"         | /Resource
        resource with five parts         | "Effect":"Allow","Action":"*","Resource":"arn:aws:s3:::"        | ok
        resource with four parts         | "Effect":"Allow","Action":"*","Resource":"arn:aws:s3::"         | /Resource
        resource of another partition    | "Effect":"Allow","Action":"*","Resource":"arn:amazon:s3:::a"    | /Resource
        resource with a short account    | "Effect":"Allow","Action":"*","Resource":"arn:aws:sqs:eu-west-1:1234:a" | /Resource
        variable in the account          | "Effect":"Allow","Action":"*","Resource":"arn:aws:sqs:eu-west-1:${aws:PrincipalAccount}:a" | /Resource
        variable as the resource         | "Effect":"Allow","Action":"*","Resource":"${aws:PrincipalArn}"  | /Resource
        variable that is not closed      | "Effect":"Allow","Action":"*","Resource":"arn:aws:s3:::a/${aws:username" | /Resource
        variable without a service       | "Effect":"Allow","Action":"*","Resource":"arn:aws:s3:::a/${username}" | /Resource
        empty variable                   | "Effect":"Allow","Action":"*","Resource":"arn:aws:s3:::a/${}"   | /Resource
        multivalued variable             | "Effect":"Allow","Action":"*","Resource":"arn:aws:s3:::a/${cognito-identity.amazonaws.com:amr}" | /Resource
        default without quotes           | "Effect":"Allow","Action":"*","Resource":"arn:aws:s3:::a/${aws:username, x}" | /Resource
        default without an end           | "Effect":"Allow","Action":"*","Resource":"arn:aws:s3:::a/${aws:username, 'x}" | /Resource
        Sid with a space                 | "Sid":"a b","Effect":"Allow","Action":"*","Resource":"*"        | /Sid
        principal is a text              | "Effect":"Allow","Action":"*","Resource":"*","Principal":"123456789012" | /Principal
        principal names nobody           | "Effect":"Allow","Action":"*","Resource":"*","Principal":{}     | /Principal
        unknown type of principal        | "Effect":"Allow","Action":"*","Resource":"*","Principal":{"CanonicalUser":"a"} | /Principal/CanonicalUser
        principal with a wildcard        | "Effect":"Allow","Action":"*","Resource":"*","Principal":{"AWS":"arn:aws:iam::123456789012:user/*"} | /Principal/AWS
        principal is a group             | "Effect":"Allow","Action":"*","Resource":"*","Principal":{"AWS":["*","arn:aws:iam::123456789012:group/a"]} | /Principal/AWS/1
        service without its domain       | "Effect":"Allow","Action":"*","Resource":"*","Principal":{"Service":"ecs-tasks"} | /Principal/Service
        any federated provider           | "Effect":"Allow","Action":"*","Resource":"*","Principal":{"Federated":"*"} | /Principal/Federated
        allow with NotPrincipal          | "Effect":"Allow","Action":"*","Resource":"*","NotPrincipal":{"AWS":"123456789012"} | /NotPrincipal
        """)
    void refusesAStatement(String what, String statement, String pointer) {
        String json = "{\"Version\":\"2012-10-17\",\"Statement\":[{" + statement + "}]}";
        if (pointer.equals("ok")) {
            assertThat(PolicyDocument.parse("p.json", json).name()).isEqualTo("p.json");
        } else {
            refused(json, "/Statement/0" + pointer);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        is a list                        | []                                              | ``
        unknown operator                 | {"StringEqualz":{"a:b":"c"}}                    | /StringEqualz
        operator in lower case           | {"stringequals":{"a:b":"c"}}                    | /stringequals
        set operator on Null             | {"ForAllValues:Null":{"a:b":"true"}}            | /ForAllValues:Null
        IfExists on Null                 | {"NullIfExists":{"a:b":"true"}}                 | /NullIfExists
        unknown set operator             | {"ForSomeValues:StringEquals":{"a:b":"c"}}      | /ForSomeValues:StringEquals
        two set operators                | {"ForAllValues:ForAnyValue:StringEquals":{"a:b":"c"}} | /ForAllValues:ForAnyValue:StringEquals
        IfExists alone                   | {"IfExists":{"a:b":"c"}}                        | /IfExists
        no keys                          | {"StringEquals":{}}                             | /StringEquals
        keys are a text                  | {"StringEquals":"a"}                            | /StringEquals
        key without a service            | {"StringEquals":{"username":"a"}}               | /StringEquals/username
        key twice                        | {"StringEquals":{"aws:PrincipalTag/A":"a","aws:PrincipalTag/a":"b"}} | /StringEquals/aws:PrincipalTag~1a
        no values                        | {"StringEquals":{"a:b":[]}}                     | /StringEquals/a:b
        value is an object               | {"StringEquals":{"a:b":{"c":"d"}}}              | /StringEquals/a:b
        value is null                    | {"StringEquals":{"a:b":["c",null]}}             | /StringEquals/a:b/1
        value is no number               | {"NumericEquals":{"a:b":"x"}}                   | /NumericEquals/a:b
        variable as a number             | {"NumericEquals":{"a:b":"${a:c}"}}              | /NumericEquals/a:b
        value is no date                 | {"DateLessThan":{"a:b":"tomorrow"}}             | /DateLessThan/a:b
        a year or seconds                | {"DateLessThan":{"a:b":"2026"}}                 | /DateLessThan/a:b
        value is no boolean              | {"Bool":{"a:b":"yes"}}                          | /Bool/a:b
        variable as a boolean            | {"Bool":{"a:b":"${a:c}"}}                       | /Bool/a:b
        Null with another value          | {"Null":{"a:b":"1"}}                            | /Null/a:b
        value is no address              | {"IpAddress":{"a:b":"localhost"}}               | /IpAddress/a:b
        address with a large octet       | {"IpAddress":{"a:b":"1.2.3.256"}}               | /IpAddress/a:b
        range that is too long           | {"IpAddress":{"a:b":["::1/128","10.0.0.0/33"]}} | /IpAddress/a:b/1
        value is no base64               | {"BinaryEquals":{"a:b":"%"}}                    | /BinaryEquals/a:b
        value is no ARN                  | {"ArnLike":{"a:b":"*"}}                         | /ArnLike/a:b
        ARN of five parts                | {"ArnLike":{"a:b":"arn:aws:iam::*"}}            | /ArnLike/a:b
        broken variable                  | {"StringLike":{"a:b":"${aws:username"}}         | /StringLike/a:b
        """)
    void refusesACondition(String what, String condition, String pointer) {
        refused(
                "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\",\"Condition\":"
                        + condition + "}]}",
                "/Statement/0/Condition" + pointer);
    }

    @Test
    void refusesTwoStatementsOfOneName() {
        refused("""
            {"Statement":[{"Sid":"A","Effect":"Allow","Action":"*","Resource":"*"},
             {"Sid":"A","Effect":"Deny","Action":"*","Resource":"*"}]}""", "/Statement");
    }

    @Test
    void refusesStatementsOfDifferentKinds() {
        refused("""
            {"Statement":[{"Effect":"Allow","Action":"*","Resource":"*"},
             {"Effect":"Allow","Principal":"*","Action":"*","Resource":"*"}]}""", "/Statement");
    }

    @Test
    void tellsTheKindsApart() {
        assertThat(kind("\"Resource\":\"*\"")).isEqualTo(PolicyDocument.Kind.IDENTITY);
        assertThat(kind("\"Resource\":\"*\",\"Principal\":\"*\"")).isEqualTo(PolicyDocument.Kind.RESOURCE);
        assertThat(kind("\"Principal\":\"*\"")).isEqualTo(PolicyDocument.Kind.TRUST);
    }

    @Test
    void takesNoResourcePolicyWhereAnIdentityPolicyBelongs() {
        PolicyDocument resource = PolicyDocument.parse(
                "bucket.json",
                "{\"Statement\":{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"*\",\"Resource\":\"*\"}}");
        assertThatExceptionOfType(InvalidPolicyException.class)
                .isThrownBy(() -> Policies.identity(List.of(resource)))
                .withMessage("bucket.json#: this place takes policies of kind IDENTITY, this one is RESOURCE");
    }

    private static PolicyDocument.Kind kind(String elements) {
        return PolicyDocument.parse("p", "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"*\"," + elements + "}}")
                .kind();
    }

    private static void refused(String json, String pointer) {
        assertThatExceptionOfType(InvalidPolicyException.class)
                .isThrownBy(() -> PolicyDocument.parse("p.json", json))
                .satisfies(refusal -> assertThat(refusal.pointer()).isEqualTo(pointer))
                .withMessageStartingWith("p.json#" + pointer + ": ");
    }
}
