//! A connection, and many statements on it in one flight: all are sent before the first answer is waited for.

use std::{collections::HashMap, future::Future, pin::Pin, task::Poll};

use tokio_postgres::{Client, Error, Row, Statement, types::ToSql};

use super::cells::Bound;
use crate::value::Value;

/// Statements kept ready; the product has fewer. Beyond it all are prepared anew.
const STATEMENTS: usize = 1_024;

/// A question.
#[derive(Clone, Copy)]
pub(super) struct Asked<'a> {
    pub(super) text: &'a str,
    pub(super) values: &'a [Value<'a>],
}

/// A write that waits.
pub(super) struct Put {
    text: String,
    values: Vec<Kept>,
}

/// A value that waits.
enum Kept {
    Null,
    Int(i64),
    Text(String),
    Bytes(Vec<u8>),
    Bool(bool),
}

impl Put {
    pub(super) fn new(text: &str, values: &[Value<'_>]) -> Self {
        let values = values.iter().map(|value| match *value {
            Value::Null => Kept::Null,
            Value::Int(n) => Kept::Int(n),
            Value::Text(text) => Kept::Text(text.to_owned()),
            Value::Bytes(bytes) => Kept::Bytes(bytes.to_vec()),
            Value::Bool(flag) => Kept::Bool(flag),
        });
        Self { text: text.to_owned(), values: values.collect() }
    }

    fn values(&self) -> Vec<Value<'_>> {
        let values = self.values.iter().map(|value| match value {
            Kept::Null => Value::Null,
            Kept::Int(n) => Value::Int(*n),
            Kept::Text(text) => Value::Text(text),
            Kept::Bytes(bytes) => Value::Bytes(bytes),
            Kept::Bool(flag) => Value::Bool(*flag),
        });
        values.collect()
    }
}

/// A connection with its prepared statements.
pub(super) struct Line {
    client: Client,
    schema: String,
    statements: HashMap<String, Statement>,
}

type Leg<'a, T> = Pin<Box<dyn Future<Output = Result<T, Error>> + 'a>>;

impl Line {
    pub(super) fn new(client: Client, schema: String) -> Self {
        Self { client, schema, statements: HashMap::new() }
    }

    /// Where the tables are, quoted.
    pub(super) fn schema(&self) -> &str {
        &self.schema
    }

    pub(super) fn is_closed(&self) -> bool {
        self.client.is_closed()
    }

    /// Runs words as they are.
    pub(super) async fn run(&self, text: &str) -> Result<(), Error> {
        self.client.batch_execute(text).await
    }

    /// Sends `first`, the writes, the questions and `last`, and gives the answers to the questions; the first error wins,
    /// because all later ones follow from it.
    pub(super) async fn fly(
        &mut self,
        first: Option<&str>,
        puts: &[Put],
        asked: &[Asked<'_>],
        last: Option<&str>,
    ) -> Result<Vec<Vec<Row>>, Error> {
        let texts = puts.iter().map(|put| put.text.as_str()).chain(asked.iter().map(|one| one.text));
        self.prepare(texts).await?;
        let mut legs: Vec<Leg<'_, Vec<Row>>> = Vec::with_capacity(puts.len() + asked.len() + 2);
        legs.extend(first.map(|text| self.bare(text)));
        for put in puts {
            legs.push(self.leg(&put.text, put.values()));
        }
        for one in asked {
            legs.push(self.leg(one.text, one.values.to_vec()));
        }
        legs.extend(last.map(|text| self.bare(text)));
        let answers = together(legs).await?;
        let before = puts.len() + usize::from(first.is_some());
        Ok(answers.into_iter().skip(before).take(asked.len()).collect())
    }

    /// Prepares what is not known yet, in one flight.
    async fn prepare(&mut self, texts: impl Iterator<Item = &str>) -> Result<(), Error> {
        let mut unknown: Vec<&str> = texts.filter(|text| !self.statements.contains_key(*text)).collect();
        if unknown.is_empty() {
            return Ok(());
        }
        unknown.sort_unstable();
        unknown.dedup();
        let legs = unknown.iter().map(|text| Box::pin(self.client.prepare(text)) as Leg<'_, Statement>).collect();
        let made = together(legs).await?;
        if self.statements.len() + made.len() > STATEMENTS {
            self.statements.clear();
        }
        self.statements.extend(unknown.into_iter().map(str::to_owned).zip(made));
        Ok(())
    }

    fn bare<'a>(&'a self, text: &'a str) -> Leg<'a, Vec<Row>> {
        Box::pin(async move { self.client.batch_execute(text).await.map(|()| Vec::new()) })
    }

    fn leg<'a>(&'a self, text: &'a str, values: Vec<Value<'a>>) -> Leg<'a, Vec<Row>> {
        Box::pin(async move {
            let bound: Vec<Bound<'_>> = values.into_iter().map(Bound).collect();
            let given: Vec<&(dyn ToSql + Sync)> = bound.iter().map(|value| value as &(dyn ToSql + Sync)).collect();
            match self.statements.get(text) {
                Some(statement) => self.client.query(statement, &given).await,
                None => self.client.query(text, &given).await,
            }
        })
    }
}

/// Starts all, in their order, and then waits for each: the driver sends a statement when it is first looked at.
async fn together<T>(mut legs: Vec<Leg<'_, T>>) -> Result<Vec<T>, Error> {
    let mut done: Vec<Option<Result<T, Error>>> = legs.iter().map(|_leg| None).collect();
    std::future::poll_fn(|context| {
        for (leg, done) in legs.iter_mut().zip(&mut done) {
            if let Poll::Ready(outcome) = leg.as_mut().poll(context) {
                *done = Some(outcome);
            }
        }
        Poll::Ready(())
    })
    .await;
    let mut answers = Vec::with_capacity(legs.len());
    for (leg, done) in legs.into_iter().zip(done) {
        answers.push(match done {
            Some(outcome) => outcome?,
            None => leg.await?,
        });
    }
    Ok(answers)
}
