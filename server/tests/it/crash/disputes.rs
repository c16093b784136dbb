//! The merchant answers a dispute, and the worker that is to tell Antom dies at any step of it.

use super::matrix::{Death, TELLINGS};
use super::scene::{Dead, Scene, each};
use crate::common::{Answer, ContestedOrder, OrderUnderTest};

const FORM: &str = "the form";

/// What is left of it, here and at Antom.
#[derive(Clone, Debug, PartialEq, Eq)]
struct End {
    stage: String,
    at_antom: String,
    /// Antom's copy of the document has so many characters.
    defence: Option<u64>,
    moved: Vec<(String, i64)>,
}

struct Quarrel {
    contested: ContestedOrder,
    answer: Answer,
}

impl Quarrel {
    async fn set(answer: Answer) -> (Self, Scene) {
        let contested = ContestedOrder::of(OrderUnderTest::paid().await).await;
        let variables = contested.scenario.shop.variables.clone();
        let quarrel = Self { contested, answer };
        (quarrel, Scene::workers(variables))
    }

    async fn plays(&self, scene: &Scene) -> Result<(), Dead> {
        self.contested.answer(self.answer, FORM).await.unwrap();
        let told = async || self.contested.stage().await == self.answer.stage();
        scene.until("Antom has the answer", told).await?;
        let shop = &self.contested.scenario.shop;
        shop.gateway.flush().await;
        let heard = async || {
            let states = shop.db.inbox_states().await;
            states.iter().all(|state| state != "new")
        };
        scene.until("what Antom tells is heard", heard).await
    }

    async fn ends(&self) -> End {
        let shop = &self.contested.scenario.shop;
        shop.audit().await;
        let known = self.contested.at_antom().await;
        End {
            stage: self.contested.stage().await,
            at_antom: known["state"].as_str().unwrap().to_owned(),
            defence: known["defence"].as_u64(),
            moved: shop.gateway.moved().await,
        }
    }
}

async fn dies(answer: Answer, death: Death, whole: &End) {
    for _ in 0..TELLINGS {
        let (quarrel, scene) = Quarrel::set(answer).await;
        let crash_at = format!("{}:{}", death.step, death.side);
        scene.start(Some(&crash_at)).await;
        let _ = quarrel.plays(&scene).await;
        let (aborted, _) = scene.stop().await;
        if !aborted {
            continue;
        }
        if death.comes_back {
            // The merchant sends the page again: it is the same answer.
            let again = quarrel.contested.answer(answer, FORM).await;
            assert!(again.is_err(), "a form was taken twice");
        }
        // What the dead one had taken stays taken for a minute.
        let shop = &quarrel.contested.scenario.shop;
        for minutes in [3, 5, 15] {
            shop.pass_everywhere(minutes).await;
            shop.deliver_notifications().await;
        }
        assert_eq!(quarrel.ends().await, *whole);
        return;
    }
    panic!("this step was never reached");
}

async fn at_every_step(answer: Answer) {
    let (quarrel, scene) = Quarrel::set(answer).await;
    scene.start(Some("never")).await;
    let told = quarrel.plays(&scene).await;
    let (aborted, output) = scene.stop().await;
    assert!(told.is_ok() && !aborted, "{output}");
    let whole = quarrel.ends().await;
    assert_eq!(whole.stage, answer.stage());
    assert_eq!(whole.at_antom, answer.at_antom());
    let steps = output.lines().filter(|line| line.starts_with("step "));
    let steps: Vec<String> = steps.map(str::to_owned).collect();
    println!("{answer:?} ends as {whole:#?}\n{}", steps.join("\n"));
    let calls = steps.iter().any(|step| step.contains(answer.call()));
    assert!(calls && steps.len() > 2, "{steps:?}");
    let deaths = Death::all(steps.len(), 1);
    let deaths = deaths
        .into_iter()
        .map(|death| (death, steps[death.step - 1].clone()));
    each(deaths, move |(death, _)| {
        let whole = whole.clone();
        async move { dies(answer, death, &whole).await }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_dispute_that_is_accepted() {
    at_every_step(Answer::Accept).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_dispute_that_is_defended() {
    at_every_step(Answer::Defend).await;
}
