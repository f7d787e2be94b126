import type { Forecast } from '#core';
import { type Calibration, type ForecastScores, calibrateForecasts, scoreForecasts } from '#evidence';
import { loadCase } from '../load-case.ts';
import type { StoreReader } from '../ports/store.ts';

/** The forecasts of a case with their scores and how well each forecaster is calibrated. */
export interface ForecastReport extends ForecastScores {
  readonly forecasts: readonly Forecast[];
  /** All together first, then by forecaster. */
  readonly calibration: readonly Calibration[];
}

/** Scores the forecasts of a case. */
export async function scoreCaseForecasts(store: StoreReader, caseId: string): Promise<ForecastReport> {
  const { forecasts } = await loadCase(store, caseId);
  return { forecasts, ...scoreForecasts(forecasts), calibration: calibrateForecasts(forecasts) };
}
