//! Dates, times and sums that cannot be.

mod age;
mod amount;
mod announced_count;
mod bound;
mod capital_amount;
mod clock;
mod columns;
mod date;
mod date_order;
mod duration;
mod equation;
mod era_year;
mod event_order;
mod growth;
mod impossible_date;
mod impossible_time;
mod item_total;
mod listed_count;
mod miss;
mod mixed_clock;
mod numeral;
mod product;
mod quantity;
mod share;
mod shortfall;
mod sorts;
mod sum_of_parts;
mod table;
mod time_order;
mod weekday;
mod weights;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::page::PageCheck;

/// A look at the figures of a document, one file each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Figures {
    /// A day that the calendar does not have.
    ImpossibleDate,
    /// A time that no clock shows.
    ImpossibleTime,
    /// A day of the week that is not that of its date.
    Weekday,
    /// 下午15时: half a day named beside an hour of 24.
    MixedClock,
    /// A range that ends before it begins.
    DateOrder,
    /// A total that its parts behind 其中 miss.
    SumOfParts,
    /// Growth that is not that of its two figures.
    Growth,
    /// A rate that is not that of its two figures.
    Share,
    /// More items announced than follow.
    AnnouncedCount,
    /// A number behind more or fewer members than it says.
    ListedCount,
    /// A number of days that its dates contradict.
    Duration,
    /// A sum in capital numerals that is not the one in figures.
    CapitalAmount,
    /// A total that the items above it miss.
    ItemTotal,
    /// Weights of a result that are not all of it.
    Weights,
    /// A gap that is not what is needed less what there is.
    Shortfall,
    /// A figure on the wrong side of its bound.
    Bound,
    /// A sum, a measure or an hour that is worked out of others and is not what they give.
    Product,
    /// Times of day that end before they begin.
    TimeOrder,
    /// Events that stand in the wrong order.
    EventOrder,
    /// A sum that is written out and does not come out.
    Equation,
    /// Years of a reign or of the cycle of sixty beside another year in figures.
    EraYear,
    /// Ages, years of service and anniversaries against their dates.
    Age,
    /// A total of a table that its parts miss.
    TableTotal,
    /// Numbers of rows that jump or repeat.
    RowNumber,
    /// Two rows of a table that say the same.
    DoubledRow,
}

impl Figures {
    /// The check, ready to run.
    #[must_use]
    pub fn prepare(self) -> Box<dyn PageCheck> {
        match self {
            Self::ImpossibleDate => Box::new(impossible_date::ImpossibleDates),
            Self::ImpossibleTime => Box::new(impossible_time::ImpossibleTimes),
            Self::Weekday => Box::new(weekday::Weekdays),
            Self::MixedClock => Box::new(mixed_clock::MixedClocks),
            Self::DateOrder => Box::new(date_order::DateOrder),
            Self::SumOfParts => Box::new(sum_of_parts::SumsOfParts),
            Self::Growth => Box::new(growth::Growths),
            Self::Share => Box::new(share::Shares),
            Self::AnnouncedCount => Box::new(announced_count::AnnouncedCounts),
            Self::ListedCount => Box::new(listed_count::ListedCounts),
            Self::Duration => Box::new(duration::Durations),
            Self::CapitalAmount => Box::new(capital_amount::CapitalAmounts),
            Self::ItemTotal => Box::new(item_total::ItemTotals),
            Self::Weights => Box::new(weights::Weights),
            Self::Shortfall => Box::new(shortfall::Shortfalls),
            Self::Product => Box::new(product::Products::new()),
            Self::Bound => Box::new(bound::Bounds),
            Self::TimeOrder => Box::new(time_order::TimeOrder),
            Self::EventOrder => Box::new(event_order::EventOrder::new()),
            Self::Equation => Box::new(equation::Equations),
            Self::EraYear => Box::new(era_year::EraYears),
            Self::Age => Box::new(age::Ages),
            Self::TableTotal => Box::new(table::Totals),
            Self::RowNumber => Box::new(table::RowNumbers),
            Self::DoubledRow => Box::new(table::DoubledRows),
        }
    }
}
