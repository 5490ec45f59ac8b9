package org.learnstream.generator;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.learnstream.generator.LearnerProfile.Character;
import org.learnstream.generator.LearnerProfile.Rhythm;
import org.learnstream.generator.Vocabulary.Country;
import org.learnstream.generator.Vocabulary.Share;
import org.learnstream.wire.avro.AgeBand;
import org.learnstream.wire.avro.Consent;
import org.learnstream.wire.avro.Gender;
import org.learnstream.wire.avro.LearnerRegistration;
import org.learnstream.wire.avro.TechnicalBackground;

/** Draws learners. A learner depends on the seed and their own number alone. */
final class Registrar {
    private static final double MEAN_DAYS_REGISTERED = 120;

    /** Ages peak from 25 to 34, as in published figures of large open courses. */
    private static final Weights AGES = Weights.of(0.06, 0.03, 0.27, 0.34, 0.16, 0.08, 0.06);

    private static final Weights GENDERS = Weights.of(0.08, 0.37, 0.53, 0.02);

    /** By age band: the young know less of the craft yet. */
    private static final Weights[] BACKGROUNDS = {
        Weights.of(0.1, 0.25, 0.35, 0.2, 0.1), Weights.of(0.05, 0.5, 0.4, 0.05, 0),
        Weights.of(0.05, 0.25, 0.4, 0.25, 0.05), Weights.of(0.05, 0.2, 0.3, 0.25, 0.2),
        Weights.of(0.05, 0.2, 0.25, 0.25, 0.25), Weights.of(0.08, 0.27, 0.25, 0.2, 0.2),
        Weights.of(0.1, 0.4, 0.25, 0.15, 0.1)
    };

    private final CampusOptions options;
    private final Vocabulary vocabulary;
    private final List<int[]> related;
    private final Weights countries;
    private final Weights occupations;
    private final Weights channels;

    Registrar(CampusOptions options, Vocabulary vocabulary) {
        this.options = options;
        this.vocabulary = vocabulary;
        this.related = vocabulary.related();
        this.countries = Weights.of(vocabulary.people().countries().stream()
                .mapToDouble(Country::weight)
                .toArray());
        this.occupations = Weights.of(vocabulary.people().occupations().stream()
                .mapToDouble(Share::weight)
                .toArray());
        this.channels = Weights.of(vocabulary.people().channels().stream()
                .mapToDouble(Share::weight)
                .toArray());
    }

    /** Returns the identifier of the learner with a number. */
    static String id(int number) {
        return String.format(Locale.ROOT, "u%06d", number);
    }

    /** Returns the number of the learner with an identifier, or −1 when it is none of the campus. */
    static int number(String id) {
        if (id.length() < 7 || id.charAt(0) != 'u') {
            return -1;
        }
        try {
            int number = Integer.parseInt(id.substring(1));
            return id.equals(id(number)) ? number : -1;
        } catch (NumberFormatException foreign) {
            return -1;
        }
    }

    /** Draws a learner who was registered before the campus began. */
    LearnerProfile founder(int number) {
        Draws draws = draws(number);
        double days = draws.exponential(MEAN_DAYS_REGISTERED);
        long before = 1 + (long) (days * TimeUnit.DAYS.toMillis(1));
        return draw(number, Math.max(1, options.startTime() - before), draws);
    }

    /** Draws a learner who registers at a time. */
    LearnerProfile newcomer(int number, long registeredAt) {
        return draw(number, registeredAt, draws(number));
    }

    private Draws draws(int number) {
        return Draws.of(options.seed(), Draws.Purpose.PROFILE, number);
    }

    private LearnerProfile draw(int number, long registeredAt, Draws draws) {
        Taste taste = Taste.draw(related, draws);
        Country country = vocabulary.people().countries().get(countries.draw(draws));
        int age = AGES.draw(draws);
        int background = BACKGROUNDS[age].draw(draws);
        LearnerRegistration registration = LearnerRegistration.newBuilder()
                .setUserId(id(number))
                .setEventTime(registeredAt)
                .setAgeBand(AgeBand.values()[age])
                .setGender(Gender.values()[GENDERS.draw(draws)])
                .setOccupation(draws.chance(0.1) ? null : occupation(draws))
                .setTechnicalBackground(TechnicalBackground.values()[background])
                .setCountry(country.code())
                .setChannel(vocabulary.people().channels().get(channels.draw(draws)).name())
                .setConsent(new Consent(draws.chance(0.93), draws.chance(0.62), draws.chance(0.7)))
                .build();
        Character character = character(country, background, draws);
        return new LearnerProfile(number, taste, character, rhythm(country, character, draws), registration);
    }

    private String occupation(Draws draws) {
        return vocabulary.people().occupations().get(occupations.draw(draws)).name();
    }

    private static Character character(Country country, int background, Draws draws) {
        double known = background == 0 ? 1.2 : 0.6 + 0.55 * background;
        return new Character(
                draws.beta(2, 2.2),
                draws.beta(1.2, 6),
                draws.beta(2, 2),
                draws.normal(0, 0.07),
                draws.beta(3, 2),
                Math.min(3, Math.max(1, draws.normal(known, 0.4))),
                country.chinese() ? draws.chance(0.95) : draws.chance(0.02),
                country.chinese() ? draws.chance(0.55) : draws.chance(0.99));
    }

    private static Rhythm rhythm(Country country, Character character, Draws draws) {
        double eager = 1.3 - 0.6 * character.diligence();
        double hour = draws.normal(20, 2.5) - country.utcOffset();
        return new Rhythm(
                Math.max(0.3, draws.logNormal(1.9, 0.6) * eager),
                Math.min(60, draws.logNormal(9, 0.6)),
                ((hour % 24) + 24) % 24,
                0.05 * (1.8 - 1.3 * character.diligence()),
                0.3);
    }
}
