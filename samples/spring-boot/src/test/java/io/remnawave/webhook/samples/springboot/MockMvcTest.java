package io.remnawave.webhook.samples.springboot;

import static io.remnawave.webhook.testkit.fixture.RemnawaveFixtures.userExpired;
import static io.remnawave.webhook.testkit.spring.MockMvcDeliveries.delivery;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

@SpringBootTest(properties = "remnawave.webhook.secret=" + MockMvcTest.SECRET)
class MockMvcTest {

    static final String SECRET = "0123456789abcdefghijklmnopqrstuvwxyz";

    @Autowired
    private WebApplicationContext context;

    @Autowired
    private Journal journal;

    private MockMvc mockMvc;

    @BeforeEach
    void setUp() {
        mockMvc = MockMvcBuilders.webAppContextSetup(context).build();
    }

    @Test
    void takesADeliveryWithoutAServer() throws Exception {
        mockMvc.perform(post("/remnawave/webhook").with(delivery(userExpired().username("carol").sign(SECRET))))
                .andExpect(status().isOk());

        assertThat(journal.entries()).extracting(JournalEntry::subject).contains("carol");
    }
}
