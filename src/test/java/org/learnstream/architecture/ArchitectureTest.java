package org.learnstream.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.query.StateQueryRequest;
import org.learnstream.streams.catalog.Topic;
import org.openjdk.jmh.annotations.State;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

@AnalyzeClasses(packages = "org.learnstream", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {
    @ArchTest
    static final ArchRule DOMAIN_SEES_THE_JDK_ONLY = classes()
            .that()
            .resideInAPackage("org.learnstream.domain..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "org.jspecify..", "org.learnstream.domain..");

    @ArchTest
    static final ArchRule DOMAIN_HAS_NO_CLOCK_AND_NO_CHANCE = noClasses()
            .that()
            .resideInAPackage("org.learnstream.domain..")
            .should()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(Math.class, "random")
            .orShould()
            .callConstructor(java.util.Random.class);

    @ArchTest
    static final ArchRule WIRE_SEES_THE_DOMAIN = noClasses()
            .that()
            .resideInAPackage("org.learnstream.wire..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.learnstream.streams..",
                    "org.learnstream.http..",
                    "org.learnstream.query..",
                    "org.learnstream.app..",
                    "org.learnstream.command..",
                    "org.apache.kafka..");

    @ArchTest
    static final ArchRule MODEL_SEES_THE_DOMAIN = classes()
            .that()
            .resideInAPackage("org.learnstream.model..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "org.jspecify..", "org.learnstream.domain..", "org.learnstream.model..");

    @ArchTest
    static final ArchRule READERS_NEVER_SEE_PROCESSORS = noClasses()
            .that()
            .resideInAnyPackage("org.learnstream.query..", "org.learnstream.http..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.learnstream.streams.intake..",
                    "org.learnstream.streams.affinity..",
                    "org.learnstream.streams.recommend..",
                    "org.learnstream.streams.view..");

    @ArchTest
    static final ArchRule NOTHING_BUT_COMMANDS_SEES_THE_APP = noClasses()
            .that()
            .resideOutsideOfPackages("org.learnstream", "org.learnstream.app..", "org.learnstream.command..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.learnstream.app..");

    /** Benchmarks, chaos and oracles make their clusters themselves, without a registry; documents name the schema only. */
    @ArchTest
    static final ArchRule THE_FRAMING_CHOOSES_HOW_TOPICS_ARE_WRITTEN = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "org.learnstream.streams.catalog..",
                    "org.learnstream.bench..",
                    "org.learnstream.chaos..",
                    "org.learnstream.evaluation..",
                    "org.learnstream.oracle..")
            .and()
            .doNotHaveFullyQualifiedName("org.learnstream.command.DocumentTables")
            .should()
            .callMethod(Topic.class, "codec");

    @ArchTest
    static final ArchRule NO_CYCLES =
            slices().matching("org.learnstream.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule NO_CYCLES_IN_THE_STREAMS =
            slices().matching("org.learnstream.streams.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule NO_PACKAGES_FOR_LEFTOVERS =
            noClasses().should().resideInAnyPackage("..util..", "..utils..", "..common..", "..helper..", "..helpers..");

    @ArchTest
    static final ArchRule NAMES_SAY_WHAT_A_CLASS_IS =
            noClasses().should().haveNameMatching(".*(Manager|Helper|Helpers|Util|Utils|Impl)");

    @ArchTest
    static final ArchRule CLASSES_ARE_FINAL = classes()
            .that()
            .resideOutsideOfPackages("org.learnstream.wire.avro..", "org.learnstream.bench.jmh_generated..")
            .and()
            .areNotAnnotatedWith(State.class)
            .and()
            .areNotInterfaces()
            .and()
            .areNotAnonymousClasses()
            .should(beFinalOrMeantForExtension());

    /** Reads by it and writes can wait for each other for ever: KAFKA-19629, in Kafka Streams up to 4.3.1. */
    @ArchTest
    static final ArchRule NOTHING_QUERIES_STORES_UNDER_THEIR_POSITION =
            noClasses().should().callMethod(KafkaStreams.class, "query", StateQueryRequest.class);

    @ArchTest
    static final ArchRule NOTHING_SLEEPS = noClasses().should().callMethod(Thread.class, "sleep", long.class);

    private static ArchCondition<JavaClass> beFinalOrMeantForExtension() {
        return new ArchCondition<>("be final, abstract, sealed or an enum") {
            @Override
            public void check(JavaClass item, ConditionEvents events) {
                boolean closed = item.getModifiers().contains(JavaModifier.FINAL)
                        || item.getModifiers().contains(JavaModifier.ABSTRACT)
                        || item.reflect().isSealed()
                        || item.isEnum()
                        || item.reflect().isHidden()
                        || (item.getRawSuperclass().isPresent()
                                && item.getRawSuperclass().get().isEnum());
                events.add(new SimpleConditionEvent(item, closed, item.getName() + " is open for extension"));
            }
        };
    }
}
