package io.github.camelnetsuite.tba;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/** Packages are the stages that a record flows through, and each sees only what it needs. */
@AnalyzeClasses(packages = StagesTest.ROOT, importOptions = DoNotIncludeTests.class)
class StagesTest {

    static final String ROOT = "io.github.camelnetsuite.tba";

    private static final String[] CORE = {"doctor", "source", "progress", "gateway", "auth", "record"};

    @ArchTest
    static final ArchRule authStandsAlone = mayUse("auth");

    @ArchTest
    static final ArchRule recordStandsAlone = mayUse("record");

    @ArchTest
    static final ArchRule gatewayUsesAuth = mayUse("gateway", "auth");

    @ArchTest
    static final ArchRule progressUsesRecord = mayUse("progress", "record");

    @ArchTest
    static final ArchRule sourceUsesGatewayAndRecord = mayUse("source", "gateway", "record");

    @ArchTest
    static final ArchRule doctorUsesSourceAndWhatThatUses = mayUse("doctor", "source", "gateway", "auth", "record");

    @ArchTest
    static final ArchRule theSandboxSharesNothingSoThatABugCannotSitOnBothSides = mayUse("sandbox");

    @ArchTest
    static final ArchRule whatCamelSeesUsesNeitherSandboxNorRunner = noClasses()
            .that(resideInAPackage(ROOT))
            .should()
            .dependOnClassesThat(resideInAnyPackage(stages("sandbox", "runner")));

    @ArchTest
    static final ArchRule theStagesKnowNeitherCamelNorWhatCamelSees = noClasses()
            .that(resideInAnyPackage(stages(CORE)))
            .should()
            .dependOnClassesThat(resideInAnyPackage("org.apache.camel..", ROOT));

    @ArchTest
    static final ArchRule theSandboxKnowsNoCamel = noClasses()
            .that(resideInAnyPackage(stages("sandbox")))
            .should()
            .dependOnClassesThat(resideInAPackage("org.apache.camel.."));

    @ArchTest
    static final ArchRule noTwoStagesNeedEachOther =
            slices().matching(ROOT + ".(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule stagesDoNotAskTheMachineForTheTime = noClasses()
            .that(resideInAnyPackage(stages("doctor", "source", "record", "progress")))
            .should()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(Thread.class, "sleep", long.class);

    @ArchTest
    static void everyPackageSaysThatItsReferencesAreNotNull(JavaClasses all) {
        Set<String> unmarked = new TreeSet<>();
        for (JavaClass type : all) {
            JavaPackage itsPackage = type.getPackage();
            if (!itsPackage.isAnnotatedWith(NullMarked.class)) {
                unmarked.add(itsPackage.getName());
            }
        }
        assertThat(unmarked).isEmpty();
    }

    /** The table would hold by itself if the packages were empty or misspelt. */
    @ArchTest
    static void everyStageIsThere(JavaClasses all) {
        assertThat(CORE).allSatisfy(stage -> assertThat(all.that(resideInAPackage(ROOT + "." + stage)))
                .as(stage)
                .isNotEmpty());
    }

    private static ArchRule mayUse(String stage, String... others) {
        String[] allowed =
                stages(Stream.concat(Stream.of(stage), Arrays.stream(others)).toArray(String[]::new));
        return classes()
                .that(resideInAnyPackage(stages(stage)))
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(allowed).or(outside()))
                .as(stage + " uses nothing of ours but " + Arrays.toString(others))
                .allowEmptyShould(true);
    }

    private static DescribedPredicate<JavaClass> outside() {
        return DescribedPredicate.not(resideInAPackage(ROOT + ".."));
    }

    private static String[] stages(String... names) {
        return Arrays.stream(names).map(name -> ROOT + "." + name + "..").toArray(String[]::new);
    }
}
