package io.github.camelnetsuite.tba.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FieldSelectionTest {

    private static final List<String> PUBLISHED = names(FieldSelection.parse(RecordType.CUSTOMER, ""));

    @Test
    void withoutTheOptionItIsThePublishedList() {
        assertThat(PUBLISHED)
                .startsWith("entityId", "externalId", "companyName")
                .contains("stage", "lastModifiedDate")
                .doesNotContain("balance", "overdueBalance", "daysOverdue");
        assertThat(FieldSelection.parse(RecordType.CUSTOMER, "").named()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"email,phone", "email , phone ", "email,,phone,", "id,email,phone"})
    void namesAreExactlyTheFieldsThatAreRead(String option) {
        FieldSelection selection = FieldSelection.parse(RecordType.CUSTOMER, option);

        assertThat(names(selection)).containsExactly("email", "phone");
        assertThat(selection.named()).containsExactlyInAnyOrder("email", "phone");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+balance,custentity_vip:boolean",
                " balance,custentity_vip:boolean",
                "+balance,+custentity_vip:boolean",
                "+ balance , custentity_vip:boolean,"
            })
    void aPlusAddsToThePublishedList(String option) {
        FieldSelection selection = FieldSelection.parse(RecordType.CUSTOMER, option);

        assertThat(names(selection))
                .startsWith(PUBLISHED.toArray(String[]::new))
                .endsWith("balance", "custentity_vip");
        assertThat(selection.fields()).hasSize(PUBLISHED.size() + 2);
        assertThat(selection.named()).containsExactlyInAnyOrder("balance", "custentity_vip");
    }

    @Test
    void aPublishedFieldThatIsNamedKeepsItsPlaceAndCountsAsNamed() {
        FieldSelection selection = FieldSelection.parse(RecordType.CUSTOMER, "+subsidiary");

        assertThat(names(selection)).isEqualTo(PUBLISHED);
        assertThat(selection.named()).containsExactly("subsidiary");
    }

    @Test
    void theIdAloneIsEnough() {
        assertThat(FieldSelection.parse(RecordType.CUSTOMER, "id").fields()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "custentity_x, TEXT",
        "custentity_x:text, TEXT",
        "custentity_x:boolean, BOOLEAN",
        "custentity_x:number, NUMBER",
        "custentity_x:date, DATE",
        "custentity_x:datetime, INSTANT",
        "custentity_x:reference, REFERENCE",
        "CUSTENTITY_X:date, DATE"
    })
    void customFieldsTakeAType(String option, FieldType type) {
        Field field = FieldSelection.parse(RecordType.CONTACT, option).fields().get(0);

        assertThat(field).isEqualTo(Field.custom("custentity_x", type));
        assertThat(field.column()).isEqualTo("custentity_x");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "emial                     | names 'emial'",
                "Email                     | names 'Email'",
                "email,company             | names 'company'",
                "email:text                | gives 'email' a type",
                "custentity_x:bool         | the type 'bool'",
                "custentity_x:             | the type ''",
                "custentity_x;y            | names 'custentity_x;y'",
                "'custentity_x FROM dual'  | names 'custentity_x FROM dual'",
                "','                       | names no field"
            })
    void whatIsUnknownIsRefusedWithWhatIsKnown(String option, String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FieldSelection.parse(RecordType.CUSTOMER, option))
                .withMessageStartingWith("Option fields ")
                .withMessageContaining(text);
    }

    @Test
    void aFieldCanBeLeftOutLater() {
        FieldSelection selection = FieldSelection.parse(RecordType.CUSTOMER, "email,phone");

        FieldSelection less = selection.without(selection.fields().get(0));

        assertThat(names(less)).containsExactly("phone");
        assertThat(names(selection)).containsExactly("email", "phone");
    }

    @ParameterizedTest
    @EnumSource
    void theTablesAreSound(RecordType type) {
        assertThat(type.fields())
                .extracting(Field::name)
                .doesNotHaveDuplicates()
                .doesNotContain("id");
        assertThat(type.fields())
                .extracting(Field::column)
                .doesNotHaveDuplicates()
                .allMatch(c -> c.matches("[a-z]+"));
        assertThat(RecordType.of(type.spelling())).contains(type);
        assertThat(type.field("email")).isPresent();
        assertThat(type.field("EMAIL")).isEmpty();
    }

    private static List<String> names(FieldSelection selection) {
        return selection.fields().stream().map(Field::name).toList();
    }
}
