package io.github.camelnetsuite.tba.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetsuite.tba.faults.Catalogue;
import io.github.camelnetsuite.tba.fuzz.Damage;
import io.github.camelnetsuite.tba.fuzz.LongRun;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AddLifecycleHook;

class ServerTextPropertiesTest {

    @Property(tries = 3000, edgeCases = EdgeCasesMode.NONE)
    @AddLifecycleHook(LongRun.class)
    @Catalogue("69")
    void anyTextOfAServerIsOneInertLine(@ForAll("texts") String said) {
        String line = ServerText.oneLine(said);

        assertThat(line).doesNotContain("${", "#{", "%{", "{{");
        assertThat(line.codePoints().count()).as("length").isLessThan(800);
        assertThat(line.codePoints().mapToObj(Character::getType))
                .doesNotContain(
                        (int) Character.CONTROL,
                        (int) Character.FORMAT,
                        (int) Character.SURROGATE,
                        (int) Character.LINE_SEPARATOR,
                        (int) Character.PARAGRAPH_SEPARATOR);
        if (line.codePoints().count() < 500) {
            assertThat(ServerText.oneLine(line)).as("said once more").isEqualTo(line);
        }
    }

    @Provide
    Arbitrary<String> texts() {
        return Damage.texts().list().ofMaxSize(60).map((List<String> parts) -> String.join("", parts));
    }
}
